import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFiles, startWorld, type World, type WorldOptions } from '../emulator/main';
import { buildFunctions } from './build-functions';
import { openStreet, type Street } from './open-street';
import { storyStartMs } from './story/story-world';

const usage = `npm start -- [--json] [--port N] [--data DIR | --data memory] [--empty] [--gig]

  --json      print one line of JSON with all addresses and the local test credentials;
              npm start -s -- --json keeps npm's own banner out of it
  --port N    cloud on N, store on N+1, pay platform on N+2, phones on N+3 (free ports otherwise)
  --data DIR  keep everything in DIR across restarts (in memory otherwise)
  --empty     start without the demo brand, as a new deployment; prints the code that makes its owner
  --gig       the deployment also pays through a gig platform`;

interface StartArguments {
  readonly json: boolean;
  readonly options: Pick<WorldOptions, 'port' | 'dataDir' | 'empty' | 'gig'>;
}

function readArguments(): StartArguments {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      port: { type: 'string' },
      data: { type: 'string', default: 'memory' },
      empty: { type: 'boolean', default: false },
      gig: { type: 'boolean' },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_533)) {
    throw new Error(`--port must be a number from 1 to 65532, got ${values.port}`);
  }
  return {
    json: values.json,
    options: {
      empty: values.empty,
      ...(values.gig === undefined ? {} : { gig: values.gig }),
      ...(port === undefined ? {} : { port }),
      ...(values.data === 'memory' ? {} : { dataDir: resolve(values.data) }),
    },
  };
}

function printAddresses(world: World, street: Street, json: boolean): void {
  const ownerCode = street.story.ownerCode();
  const addresses = { ...world.addresses, streetUrl: street.url, ...(ownerCode === null ? {} : { ownerCode }) };
  if (json) {
    console.log(JSON.stringify(addresses));
    return;
  }
  console.log(`
推客 · WeChat on this laptop is running.

  Street of phones      ${addresses.streetUrl}
  Play buyer and shop   ${addresses.storePageUrl}
  Call a function       ${addresses.clientUrl}   (POST {name, data}, header x-openid)
  Tap 收款, see money   ${addresses.payPageUrl}
  Message push goes to  ${addresses.pushUrl}
  Pay callbacks go to   ${addresses.payEventsUrl}
  Cloud database (SDK)  ${addresses.cloudUrl}
  Clock, statistics     ${addresses.adminUrl}
${ownerCode === null ? '' : `\n  Owner code (72 h)     ${ownerCode}   (我的 → 管理 on the merchant's phone; shown once)\n`}
A whole story, from a shared link to free commission:  npm run story
Ctrl-C stops everything.`);
}

async function main(): Promise<void> {
  let parsed: StartArguments;
  try {
    parsed = readArguments();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (!parsed.json) console.log('building the cloud functions …');
  await buildFunctions();
  const root = resolve(__dirname, '..');
  const world = await startWorld({ ...projectFiles(root), startMs: storyStartMs, ...parsed.options });
  const { port } = parsed.options;
  const street = await openStreet(world, root, {
    isWatching: true,
    ...(port === undefined ? {} : { port: port + 3 }),
  });
  if (parsed.options.empty) await street.story.open();
  printAddresses(world, street, parsed.json);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await street.stop();
    await world.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
