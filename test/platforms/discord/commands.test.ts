import { ApplicationCommandOptionType, Locale } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands, groups } from '../../../commands/index.ts';
import { localeOfTag } from '../../../src/i18n/locale.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { declareCommands } from '../../../src/platforms/discord/commands.ts';
import { type Discord, openDiscord } from '../../doubles/discord/discord.ts';
import { startTestBot, testCommands } from './bot.ts';

let discord: Discord;
beforeEach(async () => {
  discord = await openDiscord();
});
afterEach(async () => {
  await discord.close();
  expect(discord.violations).toEqual([]);
});

const written = () => discord.requests.filter((request) => /^(POST|PATCH|PUT|DELETE) .*commands/.test(request));

async function startAndStop(options: Parameters<typeof startTestBot>[1] = {}): Promise<void> {
  const { platform } = await startTestBot(discord, options);
  await platform.stop();
}

test('every described command is registered, with its menu entry, and a second start writes nothing', async () => {
  await startAndStop();
  const names = discord.world.commands.get('global')?.map(({ name }) => name);
  expect(names).toEqual(['ask', 'echo', 'secret', 'slow', 'broken', 'many', 'picture', 'daily', 'Ask Dostyk']);
  const before = written().length;
  await startAndStop();
  expect(written()).toHaveLength(before);
});

test('only what differs is written, and what is no more is removed', async () => {
  await startAndStop();
  const before = written().length;
  const changed = testCommands
    .filter(({ name }) => name !== 'many')
    .map((command) =>
      command.name === 'echo' ? { ...command, description: 'command.help.description' as const } : command,
    );
  await startAndStop({ commands: changed });
  expect(
    written()
      .slice(before)
      .map((request) => request.split(' ')[0]),
  ).toEqual(['DELETE', 'POST']);
  const registered = discord.world.commands.get('global') ?? [];
  expect(registered.map(({ name }) => name)).not.toContain('many');
  expect(registered.find(({ name }) => name === 'echo')?.description).toContain('what I can do');
});

test('a command that somebody else has changed is put right', async () => {
  await startAndStop();
  const registered = discord.world.commands.get('global') ?? [];
  discord.world.commands.set(
    'global',
    registered.map((one) => ({ ...one, default_member_permissions: '8' })),
  );
  const before = written().length;
  await startAndStop();
  expect(written().length - before).toBe(registered.length);
});

test('in one server alone, where contexts mean nothing', async () => {
  const guild = discord.addGuild();
  await startAndStop({ guildId: guild.id });
  expect(discord.world.commands.get('global')).toBeUndefined();
  expect(discord.world.commands.get(guild.id)?.[0]?.contexts).toBeNull();
  const before = written().length;
  await startAndStop({ guildId: guild.id });
  expect(written()).toHaveLength(before);
});

test('of several processes only the one with the first shard registers', async () => {
  await startAndStop({ shards: { ids: [1], total: 2 } });
  expect(written()).toEqual([]);
  await startAndStop({ shards: { ids: [0], total: 2 } });
  expect(written()).not.toEqual([]);
});

test('while Discord cannot take them, the bot works with the commands of before', async () => {
  await startAndStop();
  discord.faults.add('GET', /commands$/, { kind: 'refuse', status: 500 }, 4);
  const { platform, lines } = await startTestBot(discord);
  expect(lines.map(({ msg }) => msg)).toContain('Discord: registering commands failed');
  const channel = discord.directChannel(discord.addPerson('Alice'));
  const exchange = discord.use(channel.recipients[0] ?? discord.addPerson('Bob'), channel, 'secret');
  await discord.until(() => exchange.original);
  await platform.stop();
});

test('a command that Discord refuses keeps no other from being registered, and the log names it', async () => {
  discord.faults.add(
    'POST',
    /commands$/,
    { kind: 'refuse', status: 400, code: 50035, message: 'Invalid Form Body' },
    2,
  );
  const { platform, lines } = await startTestBot(discord);
  await platform.stop();
  const names = discord.world.commands.get('global')?.map(({ name }) => name);
  expect(names).toEqual(['secret', 'slow', 'broken', 'many', 'picture', 'daily', 'Ask Dostyk']);
  const refused = lines.filter(({ msg }) => msg === 'Discord: command rejected');
  expect(refused.map(({ command }) => command)).toEqual(['ask', 'echo']);
  expect(refused[0]).toMatchObject({ level: 'error', reason: expect.stringContaining('50035') });
});

test('a command that cannot be removed keeps none from being registered', async () => {
  await startAndStop();
  discord.faults.add('DELETE', /commands/, { kind: 'refuse', status: 400, code: 50035 });
  const added = testCommands.filter(({ name }) => name !== 'many');
  const { platform, lines } = await startTestBot(discord, {
    commands: added.map((one) =>
      one.name === 'echo' ? { ...one, description: 'command.help.description' as const } : one,
    ),
  });
  await platform.stop();
  expect(lines.filter(({ msg }) => msg === 'Discord: command rejected').map(({ command }) => command)).toEqual([
    'many',
  ]);
  expect(lines.find(({ msg }) => msg === 'Discord: commands registered')).toMatchObject({ written: ['echo'] });
});

test('admin commands ask for the permission, and are not offered where the bot is not', () => {
  const daily = declareCommands(
    { commands: testCommands, groups: { daily: 'command.topics.description' } },
    false,
  ).find(({ name }) => name === 'daily');
  expect(daily?.default_member_permissions).toBe(32);
  expect(daily?.contexts).toEqual([0, 1]);
  expect(daily?.integration_types).toEqual([0]);
  expect(daily?.options?.map(({ name, type }) => [name, type])).toEqual([
    ['on', ApplicationCommandOptionType.Subcommand],
    ['off', ApplicationCommandOptionType.Subcommand],
  ]);
});

test('descriptions are in every language that both Discord and the bot know', () => {
  const described = declareCommands({ commands, groups }, false).filter(({ description }) => description !== undefined);
  for (const command of commands.filter(({ name, description }) => description !== undefined && !name.includes(' '))) {
    const { description, description_localizations: others } =
      described.find(({ name }) => name === command.name) ?? {};
    for (const discordLocale of Object.values(Locale)) {
      const locale = localeOfTag(discordLocale);
      const wanted = command.description && translatorFor(locale ?? 'en')(command.description, {});
      expect(others?.[discordLocale] ?? description).toBe(wanted);
    }
  }
});

test('the project’s own commands are accepted by Discord', async () => {
  for (const declared of declareCommands({ commands, groups }, false)) {
    const response = await fetch(`${discord.apiUrl}/v10/applications/${discord.world.applicationId}/commands`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(declared),
    });
    expect(response.status).toBe(201);
  }
});
