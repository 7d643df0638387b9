import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Makes a process believe that it runs on an older Node. */
const pretend = (version: string) =>
  `data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"${version}"}})`;

describe.each(['bin/dostyk.js', 'src/main.ts'])('%s', (program) => {
  test.each(['20.20.2', '25.9.0'])('on Node %s says which Node it needs', (version) => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', pretend(version), program], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^Dostyk needs Node 26 or newer, but this is Node [\d.]+: .*\n$/);
    expect(stderr).toContain(version);
    expect(status).toBe(1);
  });
});

test('the same Node is named wherever one is', () => {
  const { engines, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const version: string = lock.packages['node_modules/node'].version;
  expect(readFileSync('.node-version', 'utf8').trim()).toBe(version);
  expect(readFileSync('Dockerfile', 'utf8').match(/^FROM node:\S+/gm)).toEqual([
    `FROM node:${version}-slim`,
    `FROM node:${version}-slim`,
  ]);
  expect(devDependencies.node).toBe(`^${version}`);
  expect(engines.node).toBe(`>=${version.split('.')[0]}`);
});
