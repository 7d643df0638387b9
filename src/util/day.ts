export const DAY_MS = 86_400_000;

/** The date in UTC, as in 2026-11-24. @param ms Milliseconds since 1970. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
