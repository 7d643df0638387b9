/** The result of one check before the start: whether it is all right, and how to fix it if not. */
export interface Diagnostic {
  readonly about: string;
  readonly ok: boolean;
  /** One line; for a problem, what is wrong and how to fix it. */
  readonly text: string;
}

export const fine = (about: string, text: string): Diagnostic => ({ about, ok: true, text });
export const problem = (about: string, text: string): Diagnostic => ({ about, ok: false, text });

/** Signed requests that are older than five minutes are refused, and daily facts are due to the second. */
const MOST_MS = 10_000;
const TIMEOUT_MS = 10_000;

/**
 * Compares this machine's clock with that of a server.
 * @param now Milliseconds since 1970.
 */
export async function checkClock(address: string, now: () => number): Promise<Diagnostic> {
  const asked = now();
  let date: string | null;
  try {
    ({
      headers: { date },
    } = await readHeaders(address));
  } catch {
    return fine('clock', 'not compared, since the server could not be reached');
  }
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return fine('clock', 'not compared, since the response had no date');
  // The header counts whole seconds.
  const off = (asked + now()) / 2 - (theirs + 500);
  const seconds = Math.round(Math.abs(off) / 1000);
  return Math.abs(off) <= MOST_MS
    ? fine('clock', `right, to ${seconds} s`)
    : problem(
        'clock',
        `${seconds} s ${off > 0 ? 'fast' : 'slow'}: turn on time synchronisation (timedatectl set-ntp true).`,
      );
}

async function readHeaders(address: string): Promise<{ readonly headers: { readonly date: string | null } }> {
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  await response.body?.cancel();
  return { headers: { date: response.headers.get('date') } };
}
