import type { WebClient } from '@slack/web-api';
import type { Obstacle } from '../../chat/invocation.ts';
import { classify } from './errors.ts';
import { isDirect } from './parse.ts';

/**
 * What keeps the bot from posting in a channel: commands can be typed in conversations to which it does not belong.
 * https://docs.slack.dev/reference/methods/conversations.info
 */
export async function obstaclesIn(reading: WebClient, channel: string): Promise<readonly Obstacle[]> {
  try {
    if (isDirect(channel)) {
      // The manifest asks for no scope to be told of direct messages, but for the one to read them.
      await reading.conversations.history({ channel, limit: 1 });
      return [];
    }
    const { channel: found } = await reading.conversations.info({ channel });
    if (found?.is_archived === true) return ['archived'];
    return found?.is_member === false ? ['absent'] : [];
  } catch (error) {
    // What is not found is there, since somebody typed a command in it.
    if (classify(error).reason !== 'channel_not_found') return [];
    return [isDirect(channel) ? 'conversation' : 'absent'];
  }
}
