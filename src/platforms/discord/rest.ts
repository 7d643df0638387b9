import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/**
 * What every client of the REST API is set up with.
 * @param apiUrl Another address of the API; Discord's own if undefined.
 */
export function restOptions(apiUrl: string | undefined): Partial<RESTOptions> & Pick<RESTOptions, 'makeRequest'> {
  return { makeRequest: sendWhole, ...(apiUrl === undefined ? {} : { api: apiUrl }) };
}

/**
 * Sends a form as bytes. As a stream it is written by undici in a function that nobody awaits, so that a response which
 * comes before the last byte was sent throws where it can't be caught: https://github.com/nodejs/undici/issues/5835,
 * read 2026-11-28.
 */
const sendWhole: RESTOptions['makeRequest'] = async (url, init) => {
  if (!(init.body instanceof FormData)) return await DefaultRestOptions.makeRequest(url, init);
  const form = new Response(init.body);
  const headers = new Headers(Object.entries(init.headers ?? {}));
  headers.set('Content-Type', form.headers.get('Content-Type') ?? '');
  return await DefaultRestOptions.makeRequest(url, {
    ...init,
    headers: Object.fromEntries(headers),
    body: await form.bytes(),
  });
};
