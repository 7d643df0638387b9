import type { Dispatcher } from '../chat/dispatch.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

interface ObserveSettings {
  /** The names of all commands: whatever else somebody types is counted as one. */
  readonly commands: readonly { readonly name: string }[];
  readonly metrics: Pick<Metrics, 'invocation' | 'answer'>;
  readonly log: Log;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
}

/** Counts, times and logs every invocation. What somebody asked stands nowhere. */
export function observeDispatcher(
  dispatcher: Dispatcher,
  { commands, metrics, log, now }: ObserveSettings,
): Dispatcher {
  const names = new Set(commands.map(({ name }) => name));
  return {
    ...dispatcher,
    dispatch: async (invocation) => {
      const began = now();
      const reply = await dispatcher.dispatch(invocation);
      const ms = now() - began;
      const { platform } = invocation.channel;
      const command = names.has(invocation.command) ? invocation.command : 'unknown';
      const { outcome = 'answered', answerKind } = reply;
      metrics.invocation({ platform, command, outcome }, ms);
      if (answerKind !== undefined) metrics.answer(platform, answerKind);
      log.info(
        {
          id: invocation.id,
          platform,
          command,
          outcome,
          ...(answerKind && { answer: answerKind }),
          ms: Math.round(ms),
        },
        'invocation',
      );
      return reply;
    },
  };
}
