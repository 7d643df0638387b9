import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commands, groups } from '../../../commands/index.ts';
import { manifestText, readManifest } from '../../../src/cli/write-manifest.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import { OPTIONAL_SCOPES, SCOPES, slackManifest } from '../../../src/platforms/slack/manifest.ts';

/** What Slack takes: https://docs.slack.dev/reference/app-manifest. */
const url = z.url({ protocol: /^https$/ }).optional();
const slackTakes = z.strictObject({
  display_information: z.strictObject({
    name: z.string().min(1).max(35),
    description: z.string().max(140),
    long_description: z.string().min(174).max(4000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    // New apps take this in the place of `assistant_view`: https://docs.slack.dev/ai/migrating-to-agent-messaging.
    agent_view: z.strictObject({ agent_description: z.string().min(1).max(300) }),
    bot_user: z.strictObject({
      display_name: z
        .string()
        .max(80)
        .regex(/^[a-z0-9._-]+$/),
      always_online: z.boolean(),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          type: z.literal('message'),
          name: z.string().max(24),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z
            .string()
            .max(32)
            .regex(/^\/[a-z0-9_-]+$/),
          description: z.string().min(1).max(2000),
          usage_hint: z.string().min(1).max(1000).optional(),
          should_escape: z.boolean(),
          url,
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z
      .array(z.url({ protocol: /^https$/ }))
      .max(1000)
      .optional(),
    scopes: z.strictObject({ bot: z.array(z.string()).max(255), bot_optional: z.array(z.string()).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: url, bot_events: z.array(z.string()) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: url, message_menu_options_url: url }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

const t = translatorFor('en');

/** The schemas that Slack publishes for manifests: https://github.com/slackapi/manifest-schema, read 2026-11-28. */
const published = ['1.0.0', '2.0.0'].map((version) => {
  const file = new URL(`../../judges/slack-manifest.schema.${version}.json`, import.meta.url);
  return { version, schema: z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8'))) };
});
const address = 'https://bot.example.org/slack/events';
const LONGEST_PREFIX = 'a-prefix-of-16-c';
const variants = ['', 'kz-', LONGEST_PREFIX].flatMap((prefix) => [
  { prefix, url: undefined },
  { prefix, url: address },
]);

describe.each(published)('Slack’s published schema $version', ({ schema }) => {
  test.each(variants)('accepts the manifest with the prefix “$prefix” and the address $url', ({ prefix, url }) => {
    const result = schema.safeParse(JSON.parse(manifestText(prefix, url)));
    expect(result.error?.issues ?? []).toEqual([]);
  });

  test('accepts the manifest that is checked in', () => {
    expect(schema.safeParse(JSON.parse(readManifest())).error?.issues ?? []).toEqual([]);
  });

  // A judge that accepts everything would prove nothing.
  test.each([
    ['an empty usage hint', 'features.slash_commands.0.usage_hint', { usage_hint: '' }],
    ['a field that Slack doesn’t know', 'features.slash_commands.0', { hint: 'x' }],
    ['a number for a description', 'features.slash_commands.0.description', { description: 1 }],
  ])('refuses %s', (_, path, change) => {
    const { features, ...rest } = slackManifest({ commands, groups, t, prefix: '' });
    const [first, ...others] = features.slash_commands;
    const wrong = { ...rest, features: { ...features, slash_commands: [{ ...first, ...change }, ...others] } };
    const { error } = schema.safeParse(wrong);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});

test.each(published)(
  'the published schema $version knows the agent view and how long its description may be',
  ({ schema }) => {
    const manifest = slackManifest({ commands, groups, t, prefix: '' });
    const described = (agent_view: object) => ({ ...manifest, features: { ...manifest.features, agent_view } });
    expect(schema.safeParse(described({ agent_description: 'x'.repeat(300) })).success).toBe(true);
    for (const wrong of [{ agent_description: 'x'.repeat(301) }, { assistant_description: 'x' }]) {
      expect(schema.safeParse(described(wrong)).success).toBe(false);
    }
  },
);

test('the manifest that is checked in is current', () => {
  expect(readManifest()).toBe(manifestText(''));
});

test.each(['', 'kz-'])('with the prefix “%s” it is one that Slack takes', (prefix) => {
  const manifest = slackTakes.parse(slackManifest({ commands, groups, t, prefix }));
  const names = manifest.features.slash_commands.map(({ command }) => command);
  expect(names).toContain(`/${prefix}ask`);
  expect(names).toContain('/dostyk');
  expect(new Set(names).size).toBe(names.length);
});

test('with an address for requests it does without Socket Mode', () => {
  const url = 'https://bot.example.org/slack/events';
  const { settings, features, oauth_config } = slackTakes.parse(
    slackManifest({ commands, groups, t, prefix: '', url }),
  );
  expect(settings.socket_mode_enabled).toBe(false);
  expect(oauth_config.redirect_urls).toEqual(['https://bot.example.org/slack/oauth_redirect']);
  expect(settings.event_subscriptions.bot_events).toEqual(
    expect.arrayContaining(['app_uninstalled', 'tokens_revoked']),
  );
  expect(settings.event_subscriptions.request_url).toBe(url);
  expect(settings.interactivity.message_menu_options_url).toBe(url);
  expect(features.slash_commands.every((one) => one.url === url)).toBe(true);
});

test('no command takes a name that Slack keeps for itself', () => {
  // https://slack.com/help/articles/201259356-Slash-commands-in-Slack.
  const kept =
    'archive away active collapse dm dnd expand feedback feed help invite join kick leave me msg mute open part prefs remind remove rename search shortcuts shrug star status topic unarchive who call canvas';
  for (const { command } of slackManifest({ commands, groups, t, prefix: '' }).features.slash_commands) {
    expect(kept.split(' ')).not.toContain(command.slice(1));
  }
});

test('docs/slack.md says of every scope what it is for', () => {
  const page = readFileSync(new URL('../../../docs/slack.md', import.meta.url), 'utf8');
  for (const scope of [...SCOPES, ...OPTIONAL_SCOPES]) expect(page).toContain(`\`${scope}\``);
});
