/** What a browser does of what an installation needs: it keeps the one cookie, and does not follow redirects by itself. */
export function openBrowser(language = 'en') {
  let cookie = '';
  return {
    /** Forgets every cookie. */
    clear: (): void => {
      cookie = '';
    },
    get: async (url: string) => {
      const headers = { 'Accept-Language': language, ...(cookie === '' ? {} : { Cookie: cookie }) };
      const response = await fetch(url, { redirect: 'manual', headers });
      const [set] = response.headers.getSetCookie();
      if (set !== undefined) cookie = set.split(';')[0] ?? '';
      return {
        status: response.status,
        headers: response.headers,
        location: response.headers.get('location') ?? '',
        text: await response.text(),
      };
    },
  };
}

export type Browser = ReturnType<typeof openBrowser>;
