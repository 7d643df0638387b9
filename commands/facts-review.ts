import { defineCommand } from '../src/chat/command.ts';
import { type Channel, type Invocation, UserError } from '../src/chat/invocation.ts';
import { optionalChoice, requiredText } from '../src/chat/options.ts';
import { type Reply, textReply } from '../src/chat/reply.ts';
import { PostError } from '../src/daily/types.ts';
import type { Translator } from '../src/i18n/translator.ts';
import type { LocalEntry } from '../src/questions/local-store.ts';
import { findEntry, lineOf, requireChange, requireCommunity, titleOf, undoAction } from './community.ts';
import { remembering } from './daily.ts';
import { showEntry } from './facts.ts';
import type { Services } from './services.ts';

/** The setting of a server or workspace that names the channel in which proposals are shown; without it there are none. */
const PROPOSALS = 'facts.proposals';
const EVERYONE = 'everyone';

interface Circumstances extends Pick<Invocation, 'channel' | 'user'> {
  readonly services: Services;
}

function scopeOf(channel: Channel) {
  const { platform, space } = requireCommunity(channel);
  return { kind: 'space', platform, id: space } as const;
}

/**
 * Whether the person decides what the community says, or only proposes it.
 * @throws UserError where they may do neither.
 */
export async function authorityOf({ channel, user, services }: Circumstances): Promise<'decides' | 'proposes'> {
  const scope = scopeOf(channel);
  if (await user.isAdmin('space')) return 'decides';
  const { platform } = channel;
  const reviewed = await remembering(services.settings.setting(scope, PROPOSALS));
  if (reviewed === undefined) throw new UserError('error.space-admins-only', { platform });
  return 'proposes';
}

/** Lets everybody propose facts, which are then shown in this channel, or no longer. */
export const factsProposals = defineCommand<Services>()({
  name: 'facts proposals',
  description: 'command.facts-proposals.description',
  access: 'space-admin',
  options: {
    who: optionalChoice({
      description: 'command.facts-proposals.option.who',
      choices: [
        { value: 'managers', label: 'choice.facts-proposals.managers' },
        { value: EVERYONE, label: 'choice.facts-proposals.everyone' },
      ],
    }),
  },
  run: async ({ options, channel, services, obstacles, t }) => {
    const scope = scopeOf(channel);
    const { settings } = services;
    if (options.who === undefined) {
      const reviewed = await remembering(settings.setting(scope, PROPOSALS));
      return textReply(t(reviewed === undefined ? 'facts.proposals-off' : 'facts.proposals-on', {}));
    }
    const isOpen = options.who === EVERYONE;
    const obstacle = isOpen ? (await obstacles?.())?.find((one) => one !== 'attach') : undefined;
    if (obstacle) throw new UserError('daily.cannot-post', { obstacle });
    await remembering(settings.changeSetting(scope, PROPOSALS, isOpen ? channel.id : undefined));
    return textReply(t(isOpen ? 'facts.proposals-here' : 'facts.proposals-off', {}));
  },
});

/** Shows a proposal to those who decide. @returns what to say to its writer. */
export async function submitProposal(
  entry: LocalEntry,
  { channel, services, t }: Circumstances & { readonly t: Translator },
): Promise<Reply> {
  const review = await remembering(services.settings.setting(scopeOf(channel), PROPOSALS));
  const { platform, space } = channel;
  const options = { id: String(entry.number), version: String(entry.version) };
  const shown: Reply = {
    heading: t('facts.proposal', { id: entry.number }),
    body: [{ kind: 'list', items: [lineOf(entry, t)] }, ...detailsOf(entry)],
    facts: [],
    actions: [
      { label: t('button.facts-approve', {}), command: 'facts approve', options },
      { label: t('button.facts-refuse', {}), command: 'facts refuse', options },
    ],
    audience: 'everyone',
  };
  try {
    const key = `facts/${platform}/${space}/${entry.number}/${entry.version}`;
    if (review !== undefined) await services.notify({ platform, space, id: review }, shown, key);
    return textReply(t('facts.was-proposed', {}));
  } catch (error) {
    if (!(error instanceof PostError)) throw error;
    // It waits in the list of proposals all the same.
    return textReply(t('facts.was-proposed-quietly', {}));
  }
}

function detailsOf({ content }: LocalEntry): Reply['body'] {
  if (content.kind !== 'fact') return [];
  return [{ kind: 'note', text: [content.answer, ...content.questions].join(' · ') }];
}

const decision = { id: requiredText({ maxLength: 9 }), version: requiredText({ maxLength: 9 }) };

/** Makes a proposal live; reached by buttons. */
export const factsApprove = defineCommand<Services>()({
  name: 'facts approve',
  access: 'space-admin',
  options: decision,
  run: async ({ options, channel, user, services, t }) => {
    const entry = await findProposal(options, { channel, services });
    const next = { state: 'live', content: entry.content, approvedBy: user.id, by: user.id } as const;
    const community = requireCommunity(channel);
    const approved = requireChange(await remembering(services.local.change(community, entry, next)));
    await tellProposer(entry, channel, services, t('facts.your-approved', { statement: titleOf(entry) }));
    return showEntry(approved, { channel, user, services, t }, t('facts.approved', { id: entry.number }));
  },
});

/** Turns a proposal down; it can be brought back. Reached by buttons. */
export const factsRefuse = defineCommand<Services>()({
  name: 'facts refuse',
  access: 'space-admin',
  options: decision,
  run: async ({ options, channel, user, services, t }) => {
    const entry = await findProposal(options, { channel, services });
    const next = { state: 'removed', content: entry.content, by: user.id } as const;
    const community = requireCommunity(channel);
    const refused = requireChange(await remembering(services.local.change(community, entry, next)));
    await tellProposer(entry, channel, services, t('facts.your-refused', { statement: titleOf(entry) }));
    return textReply(t('facts.refused', { id: entry.number }), { actions: [undoAction(refused, t)] });
  },
});

interface Decision {
  readonly id: string;
  readonly version: string;
}

/** The proposal as it was when its buttons were shown. @throws UserError if it has been decided or changed since. */
async function findProposal(
  { id, version }: Decision,
  { channel, services }: Pick<Circumstances, 'channel' | 'services'>,
): Promise<LocalEntry> {
  const entry = await findEntry(id, { services, community: requireCommunity(channel) });
  if (entry.state !== 'proposed' || String(entry.version) !== version) throw new UserError('facts.changed', {});
  return entry;
}

/** Who takes no messages of ours is not told. */
async function tellProposer(
  { addedBy }: LocalEntry,
  channel: Channel,
  services: Services,
  text: string,
): Promise<void> {
  try {
    await services.tell(addedBy, channel, textReply(text));
  } catch (error) {
    if (!(error instanceof PostError)) throw error;
  }
}
