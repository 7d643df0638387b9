import type { Settings } from '../chat/choose-language.ts';
import type { Channel, ChannelKind } from '../chat/invocation.ts';
import { type Destination, PostError, type Poster } from './types.ts';

const KIND = 'daily.kind';
const KINDS: readonly ChannelKind[] = ['forum', 'announcement'];

function scopeOf({ platform, id }: Pick<Channel, 'platform' | 'id'>) {
  return { kind: 'channel', platform, id } as const;
}

/** Keeps how things are posted in a channel: the process that posts may never have seen it. @throws StoreError */
export async function rememberKind(store: Settings, channel: Pick<Channel, 'platform' | 'id' | 'kind'>): Promise<void> {
  await store.changeSetting(scopeOf(channel), KIND, channel.kind);
}

/** The same poster, which knows how things are posted in each channel. */
export function withKinds(platform: string, poster: Poster, store: Pick<Settings, 'setting'>): Poster {
  /** @throws PostError where that cannot be read. */
  async function locate(channel: Destination): Promise<Destination> {
    const known = await store.setting(scopeOf({ platform, id: channel.id }), KIND).catch((error: unknown) => {
      throw new PostError('later', String(error));
    });
    return { ...channel, kind: KINDS.find((kind) => kind === known) };
  }
  return {
    ...poster,
    post: async (channel, ...rest) => poster.post(await locate(channel), ...rest),
    find: async (channel, ...rest) => poster.find(await locate(channel), ...rest),
  };
}
