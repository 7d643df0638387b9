import type { Workspace } from '../workspace.ts';
import { type Method, refuse, textOf, violation } from './method.ts';

/** Sources: https://docs.slack.dev/reference/methods/files.getUploadURLExternal and files.completeUploadExternal. */
const getUploadURLExternal: Method = ({ workspace, arguments: given, url }) => {
  const name = textOf(given['filename']);
  const length = Number(given['length']);
  if (name === undefined || !(length > 0)) {
    return violation(workspace, 'files.getUploadURLExternal', 'invalid_arguments', 'filename and length are needed');
  }
  const id = workspace.newId('F');
  const altText = textOf(given['alt_text']);
  workspace.files.set(id, {
    id,
    name,
    altText,
    length,
    bytes: undefined,
    isComplete: false,
    refusals: workspace.slowness.pictures,
  });
  return { ok: true, file_id: id, upload_url: `${url}/upload/${id}` };
};

const completeUploadExternal: Method = ({ workspace, arguments: given }) => {
  const wanted = Array.isArray(given['files']) ? given['files'] : [];
  const found = wanted.map((one: unknown) =>
    typeof one === 'object' && one !== null && 'id' in one ? workspace.files.get(String(one.id)) : undefined,
  );
  const files = found.filter((file) => file !== undefined);
  if (files.length === 0 || files.length < wanted.length) return refuse('file_not_found');
  for (const file of files) {
    if (file.bytes === undefined) return refuse('file_not_found');
    file.isComplete = true;
  }
  return { ok: true, files: files.map(({ id, name }) => ({ id, title: name })) };
};

/** Takes the bytes of a file; the status that Slack answers with. */
export function receiveUpload(workspace: Workspace, id: string, bytes: Buffer): number {
  const file = workspace.files.get(id);
  if (!file) return 404;
  if (bytes.length !== file.length) {
    workspace.violate(`upload of ${file.name}: ${bytes.length} bytes came, ${file.length} were announced`);
    return 400;
  }
  file.bytes = bytes;
  return 200;
}

export const files: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadURLExternal,
  'files.completeUploadExternal': completeUploadExternal,
};
