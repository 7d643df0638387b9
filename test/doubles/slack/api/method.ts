import type { Workspace } from '../workspace.ts';

export type Arguments = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

/** What a method of the Web API is given. */
export interface Call {
  readonly workspace: Workspace;
  readonly arguments: Arguments;
  /** Where this Slack listens, for addresses that it gives out. */
  readonly url: string;
}
export type Method = (call: Call) => Answer;

export const refuse = (error: string): Answer => ({ ok: false, error });

/** An answer to something that the app should never have sent. */
export function violation(workspace: Workspace, method: string, code: string, detail: string): Answer {
  workspace.violate(`${method}: ${code}: ${detail}`);
  return { ok: false, error: code, response_metadata: { messages: [`[ERROR] ${detail}`] } };
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
