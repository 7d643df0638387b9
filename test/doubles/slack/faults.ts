/** What can go wrong with a call to Slack. `method` is that of the Web API, or `response_url`. */
export type Fault =
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: 'ratelimited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'status'; readonly status: number }
  /** The connection breaks before anything has happened. */
  | { readonly kind: 'refused' }
  /** Slack does what was asked, and the connection breaks before the answer. */
  | { readonly kind: 'dropped' }
  /** Slack does what was asked, and never answers. */
  | { readonly kind: 'silent' }
  /** Slack does what was asked so many milliseconds later, when nobody waits for it any more. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Somebody on the way to Slack answers with a page, and nothing is done. */
  | { readonly kind: 'page'; readonly status: number };

export interface PlannedFault {
  readonly method: string;
  readonly fault: Fault;
  /** How many calls it meets; 1 if left out. */
  readonly times?: number;
  /** Only calls for this channel. */
  readonly channel?: string;
}

/** Faults to come; each meets the next calls that it fits, or a share of all calls. */
export function createFaults(random: () => number) {
  const planned: { readonly plan: PlannedFault; left: number }[] = [];
  const shares: { readonly method: string; readonly fault: Fault; readonly share: number }[] = [];
  return {
    plan: (plan: PlannedFault): void => {
      planned.push({ plan, left: plan.times ?? 1 });
    },
    /** Lets a share (0 to 1) of all calls of a method fail until `clear`. */
    share: (method: string, fault: Fault, share: number): void => {
      shares.push({ method, fault, share });
    },
    clear: (): void => {
      planned.length = 0;
      shares.length = 0;
    },
    next: (method: string, channel: unknown): Fault | undefined => {
      const hit = planned.find(
        ({ plan, left }) => left > 0 && plan.method === method && (plan.channel ?? channel) === channel,
      );
      if (hit) {
        hit.left--;
        return hit.plan.fault;
      }
      return shares.find((one) => one.method === method && random() < one.share)?.fault;
    },
  };
}

export type Faults = ReturnType<typeof createFaults>;
