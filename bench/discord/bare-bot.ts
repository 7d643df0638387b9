import { Client, Events, GatewayIntentBits } from 'discord.js';

/** The least that a bot can be: discord.js as it comes, and one constant answer to every command. */
const [apiUrl, token] = process.argv.slice(2);
if (apiUrl === undefined || token === undefined) throw new Error('usage: bare-bot.ts API_URL TOKEN');

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
  rest: { api: apiUrl },
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  await interaction.reply({ content: 'about 400', allowedMentions: { parse: [] } });
});
await client.login(token);
