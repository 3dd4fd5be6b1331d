import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { functionNames } from '../../../scripts/build-functions';

const root = resolve(__dirname, '..', '..', '..');

/** A word that stands in the pay client and nowhere else. */
const payClientMark = 'EV3_RES_HEADERS_INCOMPLATE';
/** Keys that money can be sent with, and the one that callbacks are opened with. */
const sendingKeys = ['PAY_PRIVATE_KEY', 'GIG_PRIVATE_KEY'];
const openingKey = 'PAY_API_V3_KEY';

interface Held {
  readonly name: string;
  readonly variables: readonly string[];
  readonly bundle: string;
}

async function readHeld(): Promise<Held[]> {
  return (await functionNames()).map((name) => {
    const config = JSON.parse(readFileSync(join(root, 'cloudfunctions', name, 'config.json'), 'utf8')) as {
      environment: string[];
    };
    const bundle = readFileSync(join(root, 'dist', 'cloudfunctions', name, 'index.js'), 'utf8');
    return { name, variables: config.environment, bundle };
  });
}

describe('the keys of the pay side', () => {
  it('are with internal functions alone: no function that people call sees one', async () => {
    for (const { name, variables } of await readHeld()) {
      const config = JSON.parse(readFileSync(join(root, 'cloudfunctions', name, 'config.json'), 'utf8')) as {
        invoke: string;
      };
      const held = variables.filter((variable) => /^(PAY|GIG)_/.test(variable));
      if (config.invoke !== 'none') expect([name, held]).toEqual([name, []]);
    }
  });

  it('are apart: who opens callbacks cannot send, and no function sends both ways', async () => {
    for (const { name, variables } of await readHeld()) {
      const sends = sendingKeys.filter((key) => variables.includes(key));
      if (variables.includes(openingKey)) expect([name, sends]).toEqual([name, []]);
      expect(sends.length).toBeLessThan(2);
    }
  });

  it('come with the pay client, which no other bundle carries', async () => {
    for (const { name, variables, bundle } of await readHeld()) {
      expect([name, bundle.includes(payClientMark)]).toEqual([name, variables.includes('PAY_PRIVATE_KEY')]);
    }
  });
});
