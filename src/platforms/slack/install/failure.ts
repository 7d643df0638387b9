import { WebAPIPlatformError } from '@slack/web-api';
import type { PlainKey } from '../../../i18n/translator.ts';
import { StoreError } from '../../../store/errors.ts';

/** Why an installation came to nothing: the status and the sentence for whoever tried, and whether the operator must act. */
export interface Failure {
  readonly status: number;
  readonly sentence: PlainKey;
  readonly isForOperator: boolean;
}

const forInstaller = (status: number, sentence: PlainKey): Failure => ({ status, sentence, isForOperator: false });

export const ORGANISATION = forInstaller(400, 'install.organisation');
export const MISCONFIGURED: Failure = { status: 500, sentence: 'install.misconfigured', isForOperator: true };

/** By the codes of Slack's library for installations (@slack/oauth 4.0, src/errors.ts). */
const BY_CODE = new Map([
  ['slack_oauth_installer_authorization_error', forInstaller(200, 'install.cancelled')],
  ['slack_oauth_missing_state', forInstaller(400, 'install.bad-state')],
  ['slack_oauth_invalid_state', forInstaller(400, 'install.bad-state')],
  ['slack_oauth_missing_code', forInstaller(400, 'install.bad-code')],
]);

/** What Slack says of a code that is no longer good: https://docs.slack.dev/reference/methods/oauth.v2.access#errors, read 2026-11-24. */
const BAD_CODE = new Set(['invalid_code', 'code_already_used', 'code_expired']);

export function failureOf(error: Error & { readonly code?: string }): Failure {
  if (error instanceof StoreError) return forInstaller(503, 'install.not-kept');
  if (error instanceof WebAPIPlatformError) {
    return BAD_CODE.has(error.data.error) ? forInstaller(400, 'install.bad-code') : MISCONFIGURED;
  }
  return BY_CODE.get(error.code ?? '') ?? forInstaller(503, 'install.no-answer');
}
