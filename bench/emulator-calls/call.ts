/** The client process of the bench: the real SDK, 16 callers, one round per line of standard input. */
const callers = 16;

type Operation = 'doc.get' | 'add' | 'doc.update';

interface Round {
  readonly url: string;
  readonly operation: Operation;
  readonly calls: number;
  readonly round: number;
}

Object.assign(process.env, {
  TENCENTCLOUD: 'true',
  TENCENTCLOUD_RUNENV: 'WX_LOCAL_SCF',
  TCB_ENV: 'local-env',
  TENCENTCLOUD_SECRETID: 'x',
  TENCENTCLOUD_SECRETKEY: 'x',
  TENCENTCLOUD_SESSIONTOKEN: 'x',
  TCB_CONTEXT_KEYS: 'TCB_ENV',
  WX_CONTEXT_KEYS: 'WX_OPENID',
  SILENCE: 'true',
});

/** Returns the seconds that a round took; the server counts the rows, so a lost call cannot hide. */
async function runRound({ url, operation, calls, round }: Round): Promise<number> {
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: `${url}/admin` });
  const { default: cloud } = await import('wx-server-sdk');
  cloud.init({ env: 'local-env' });
  const collection = cloud.database().collection('bench');
  if (operation !== 'add') await collection.doc('a').set({ data: { n: 1, name: '高山苹果' } });
  const work = {
    'doc.get': () => collection.doc('a').get(),
    add: (index: number) => collection.add({ data: { _id: `r${round}-${index}`, n: index, name: '高山苹果' } }),
    'doc.update': (index: number) => collection.doc('a').update({ data: { n: index } }),
  }[operation];
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let index = next++; index < calls; index = next++) await work(index);
    }),
  );
  return (performance.now() - startedAt) / 1000;
}

process.on('message', (round: Round) => {
  runRound(round).then(
    (seconds) => process.send?.({ seconds }),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});
