import type { App, SlashCommand } from '@slack/bolt';
import { type ParsedLine, parseLine } from '../../../chat/parse-command.ts';
import type { Desk } from '../desk.ts';
import { openForm } from '../form.ts';
import { lineOf } from '../names.ts';
import type { Reception } from '../reception.ts';
import { readTyped } from '../typed.ts';
import { acknowledge } from './acknowledge.ts';

/** Slash commands: answered to the asker alone, or with a form where something is missing that must be given. */
export function listenToCommands<S>(app: App, reception: Reception<S>): void {
  app.command(/./, async ({ ack, command, context }) => {
    acknowledge(ack, reception.bot.log);
    const where = { team: context.teamId, channel: command.channel_id };
    reception.once(where, `command ${command.trigger_id}`, (desk) => answerCommand(desk, command));
  });
}

async function answerCommand<S>(desk: Desk<S>, slash: SlashCommand): Promise<void> {
  const { channel_id: channel, user_id: user, response_url: url, trigger_id: trigger } = slash;
  const who = { user, channel };
  const line = lineOf(slash.command, readTyped(slash.text), desk.commandPrefix);
  const form = formFor(desk, line);
  if (form) {
    await openForm(desk, { ...form, who, url, trigger });
    return;
  }
  const reply = await desk.invoke(who, () => parseLine(line, desk.bot.commands));
  await desk.outbox.respond(url, reply, { private: true, withQuestion: true });
}

/** The command and what was given of it, if something that it needs was not; nothing for a line that cannot be read. */
function formFor<S>({ bot }: Desk<S>, line: string) {
  const parsed = readLine(line, bot.commands);
  const command = bot.commands.find(({ name }) => name === parsed?.command);
  if (!parsed || !command) return undefined;
  const missing = Object.entries(command.options).some(
    ([name, { required, description }]) =>
      required && description !== undefined && String(parsed.options[name] ?? '').trim() === '',
  );
  return missing ? { command, given: parsed.options } : undefined;
}

function readLine<S>(line: string, commands: Desk<S>['bot']['commands']): ParsedLine | undefined {
  try {
    return parseLine(line, commands);
  } catch {
    // What is wrong with it is said where it is read again to be answered.
    return undefined;
  }
}
