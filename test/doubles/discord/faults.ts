/** What goes wrong with a request, once or several times. */
export type Fault =
  /** Refused with this answer, nothing done. */
  | { readonly kind: 'refuse'; readonly status: number; readonly code?: number; readonly message?: string }
  /** 429, to be tried again after this time. */
  | { readonly kind: 'rate-limit'; readonly retryAfterMs: number; readonly scope?: 'user' | 'global' | 'shared' }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'drop' }
  /** Everything is done, and then the connection breaks. */
  | { readonly kind: 'accept-then-drop' }
  /** Done, but the answer comes this much later. */
  | { readonly kind: 'late'; readonly ms: number }
  /** Never answered. */
  | { readonly kind: 'hang' }
  /** Done so many milliseconds later, when nobody waits for it any more. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Somebody on the way to Discord answers with a page, and nothing is done. */
  | { readonly kind: 'page'; readonly status: number };

export interface Faults {
  /** The next `times` requests (1 if left out) of this method and path meet the fault. */
  readonly add: (method: string, path: RegExp, fault: Fault, times?: number) => void;
  /** The fault that this request meets, if any; it counts as met. */
  readonly meet: (method: string, path: string) => Fault | undefined;
  /** Faults that no request has met yet. */
  readonly open: () => number;
  readonly clear: () => void;
}

export function createFaults(): Faults {
  let waiting: { readonly method: string; readonly path: RegExp; readonly fault: Fault; times: number }[] = [];
  return {
    add: (method, path, fault, times = 1) => waiting.push({ method, path, fault, times }),
    meet: (method, path) => {
      const found = waiting.find((one) => one.method === method && one.path.test(path));
      if (!found) return undefined;
      found.times--;
      waiting = waiting.filter(({ times }) => times > 0);
      return found.fault;
    },
    open: () => waiting.length,
    clear: () => {
      waiting = [];
    },
  };
}
