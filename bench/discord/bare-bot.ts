import {
  ButtonStyle,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  type InteractionReplyOptions,
} from 'discord.js';

/**
 * The least that a bot can be: discord.js as it comes, and one constant answer to every command. The answer has the
 * shape and length of a usual one, so that what is measured is what it takes to find it.
 */
const [apiUrl, token] = process.argv.slice(2);
if (apiUrl === undefined || token === undefined) throw new Error('usage: bare-bot.ts API_URL TOKEN');

const ANSWER: InteractionReplyOptions = {
  embeds: [
    {
      color: 0x00afca,
      description: [
        '> How many German companies work in Kazakhstan?',
        '',
        '## about 400',
        'About 400 German companies work in Kazakhstan, from mechanical engineering to construction materials.',
        '',
        '-# As of March 2024',
        '-# Source: a publisher, [the title of the page](https://example.org/a/page/of/some/length), published 12 March 2024',
      ].join('\n'),
    },
  ],
  components: [
    {
      type: ComponentType.ActionRow,
      components: ['Sources', 'Related'].map((label) => ({
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label,
        custom_id: `1/${label}?fact=companies-400-2024`,
      })),
    },
  ],
  allowedMentions: { parse: [] },
};

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  rest: { api: apiUrl },
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  await interaction.reply(ANSWER);
});
await client.login(token);
