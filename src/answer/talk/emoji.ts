import type { Talk } from './model.ts';

const EMOJI_TALK: readonly (readonly [RegExp, Talk])[] = [
  [/[🙏💐]|:pray:|:bow:/u, 'thanks'],
  [/[👋🙋]|:wave:/u, 'greeting'],
  [/[👎😡🤬😠💩🖕🙄]|:-1:|:thumbsdown:|:rage:/u, 'blame'],
  [/[👍👏❤💙💚💛🧡💜💯🔥🥰😍🤩⭐🎉😘💪🏆]|:\+1:|:thumbsup:|:heart:|:clap:|:tada:|:fire:|<3/u, 'praise'],
  [/[👌✅🆗🤝]|:ok_hand:|:white_check_mark:/u, 'yes'],
  [
    /[\p{Extended_Pictographic}\p{Regional_Indicator}]|<a?:\w+:\d+>|(?:^|\s):[a-z0-9_+-]{2,}:|(?:^|\s)[:;=8xX]['’]?-?[)(DPp]/u,
    'laughter',
  ],
];

/** What a message of nothing but emoji says; nothing where it has words, or none at all. */
export function talkOfEmoji(text: string): Talk | undefined {
  const rest = text.replace(/<a?:\w+:\d+>|:[a-z0-9_+-]{2,}:|(?:^|\s)[:;=8xX]['’]?-?[)(DPp]|<3/gu, ' ');
  if (/[\p{L}\p{N}]/u.test(rest.replace(/<[@#!][^>]*>/gu, ' '))) return undefined;
  return EMOJI_TALK.find(([pattern]) => pattern.test(text))?.[1];
}
