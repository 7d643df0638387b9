import { expect, test } from 'vitest';
import { LOCALES } from '../../../../src/i18n/locale.ts';
import { translatorFor } from '../../../../src/i18n/translator.ts';
import { SCOPES } from '../../../../src/platforms/slack/manifest.ts';
import { StoreError } from '../../../../src/store/errors.ts';
import { APP, ORGANISATION } from '../../../doubles/slack/many.ts';
import { openBrowser } from '../browser.ts';
import { createStoreFile, PUBLIC_URL, startMany } from './harness.ts';

const HOSTILE = `"><script>alert(1)</script>`;

/** What a page says, and that nothing that was typed is in it. */
function translatorIn({ text }: { readonly text: string }): string {
  expect(text).not.toContain('<script');
  expect(text).not.toContain('alert(1)');
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

test('from the page to the token, which is kept encrypted', async () => {
  const { origin, local, slacks, store, workspaces } = await startMany();
  const browser = openBrowser();
  const page = await browser.get(`${origin}/slack/install`);
  expect(page.status).toBe(200);
  expect(page.text).toContain('href="/slack/install/start"');
  const { status, location, headers } = await browser.get(`${origin}/slack/install/start`);
  expect(status).toBe(302);
  expect(headers.getSetCookie()[0]).toMatch(/; Secure; HttpOnly;/);
  const asked = new URL(location).searchParams;
  expect(asked.get('client_id')).toBe(APP.clientId);
  expect(asked.get('scope')?.split(',')).toEqual([...SCOPES]);
  expect(asked.get('redirect_uri')).toBe(`${PUBLIC_URL}/slack/oauth_redirect`);
  expect(asked.get('user_scope')).toBeNull();
  const done = await browser.get(local(slacks.decide(location, { team: 'T1' })));
  expect(done.status).toBe(200);
  // The workspace's name is what somebody typed.
  expect(done.text).toContain('&lt;b&gt;T1&lt;/b&gt;');
  expect(done.text).toContain('slack://app?team=T1&amp;id=ADOSTYK');
  const kept = await store.installations('slack');
  expect(kept).toEqual([expect.objectContaining({ space: { platform: 'slack', id: 'T1' }, botUser: 'UDOSTYK' })]);
  expect(kept[0]?.token).not.toContain('xoxb');
  expect(kept[0]?.token).toMatch(/^v1\./);
  expect((await workspaces.find('T1'))?.team).toBe('T1');
  expect(await workspaces.find('T2')).toBeUndefined();
});

test('cancelled: the page says so, and nothing is kept', async () => {
  const { begin, local, slacks, store } = await startMany();
  const browser = openBrowser();
  const page = await browser.get(local(slacks.decide(await begin(browser), 'cancel')));
  expect(page.status).toBe(200);
  expect(translatorIn(page)).toContain('You cancelled, so');
  expect(await store.installations('slack')).toEqual([]);
});

test('an answer that was not begun in this browser is refused, whatever state it carries', async () => {
  const { begin, local, slacks, store, origin } = await startMany();
  const [anna, ben] = [openBrowser(), openBrowser()];
  const annas = local(slacks.decide(await begin(anna), { team: 'T1' }));
  await begin(ben);
  const nobody = openBrowser();
  const redirect = `${origin}/slack/oauth_redirect`;
  const attempts = [
    await ben.get(annas),
    await nobody.get(annas),
    await anna.get(`${redirect}?code=x&state=${encodeURIComponent(HOSTILE)}`),
    await openBrowser().get(`${redirect}?code=${encodeURIComponent(HOSTILE)}`),
  ];
  for (const page of attempts) {
    expect(page.status).toBe(400);
    expect(translatorIn(page)).toContain('wasn’t started in this browser');
  }
  for (const query of ['', `?error=${encodeURIComponent(HOSTILE)}`, '?state=x']) {
    const page = await openBrowser().get(redirect + query);
    expect(page.status).toBe(400);
    expect(translatorIn(page)).toContain('didn’t confirm');
  }
  expect(await store.installations('slack')).toEqual([]);
});

test('a state that somebody made up with the right cookie is refused', async () => {
  const { origin } = await startMany();
  const forged = [
    { alg: 'none', typ: 'JWT' },
    { installOptions: { scopes: [] }, now: new Date().toJSON() },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const state = `${forged.join('.')}.`;
  const response = await fetch(`${origin}/slack/oauth_redirect?code=x&state=${state}`, {
    headers: { Cookie: `slack-app-oauth-state=${state}` },
  });
  expect(response.status).toBe(400);
});

test.each([
  ['expired', 'expire'],
  ['already used', 'use'],
] as const)('a code that is %s: start again', async (_, how) => {
  const { begin, local, slacks, store } = await startMany();
  const browser = openBrowser();
  const first = slacks.decide(await begin(browser), { team: 'T1' });
  if (how === 'use') await browser.get(local(first));
  else slacks.expireCodes();
  const state = new URL(await begin(browser)).searchParams.get('state') ?? '';
  const again = new URL(local(first));
  again.searchParams.set('state', state);
  const page = await browser.get(again.href);
  expect(page.status).toBe(400);
  expect(translatorIn(page)).toContain('has expired or was already used');
  expect(page.text).toContain('href="/slack/install"');
  expect(await store.installations('slack')).toHaveLength(how === 'use' ? 1 : 0);
});

test('who installs it for a whole organisation is sent on to choose its workspaces', async () => {
  const { begin, local, slacks, store } = await startMany();
  const browser = openBrowser();
  slacks.inOrganisation.add('T1');
  const page = await browser.get(local(slacks.decide(await begin(browser), { team: 'T1', wholeOrganisation: true })));
  expect(page.status).toBe(200);
  expect(translatorIn(page)).toContain('choose the workspaces of your organization');
  expect(page.text).toContain(`href="https://app.slack.com/manage/${ORGANISATION}/integrations/profile/`);
  expect((await store.installations('slack')).map(({ space }) => space.id)).toEqual([ORGANISATION]);
});

test('a store that cannot keep it: the page asks to try again, and trying again helps', async () => {
  const store = createStoreFile();
  let isFull = true;
  const { install } = await startMany({
    store: {
      ...store,
      saveInstallation: (installation) =>
        isFull ? Promise.reject(new StoreError('full', new Error('disk'))) : store.saveInstallation(installation),
    },
  });
  const page = await install('T1');
  expect(page.status).toBe(503);
  expect(translatorIn(page)).toContain('couldn’t be saved');
  isFull = false;
  expect((await install('T1')).status).toBe(200);
});

test('pages speak the language of the browser, run nothing and are shown in no other page', async () => {
  const { origin } = await startMany();
  for (const locale of LOCALES) {
    const page = await openBrowser(`${locale}-XX,en;q=0.5`).get(`${origin}/slack/install`);
    expect(page.text).toContain(`<html lang="${locale}">`);
    expect(page.text).toContain(translatorFor(locale)('install.title', {}));
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'$/);
    expect(page.headers.get('cache-control')).toBe('no-store');
  }
  const unknown = await openBrowser(`${HOSTILE},xx`).get(`${origin}/slack/install`);
  expect(unknown.text).toContain('<html lang="en">');
});

test('at the same port, what Slack did not sign is refused', async () => {
  const { origin } = await startMany();
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event: { type: 'app_uninstalled' } });
  const response = await fetch(`${origin}/slack/events`, { method: 'POST', body });
  expect(response.status).toBe(401);
});
