import { rmSync, writeFileSync } from 'node:fs';
import type { Fault } from './fault';

export const fileFaults: readonly Fault[] = [
  [
    'a timer function that clients may call',
    { files: (project) => project.changeConfig('process-inbox', { invoke: 'user' }) },
    'function-rules',
    'function process-inbox can be called by clients',
  ],
  [
    'a callback function that clients may call',
    { files: (project) => project.changeConfig('store-events', { invoke: 'user' }) },
    'function-rules',
    'function store-events can be called by clients',
  ],
  [
    'a function that says no time limit',
    { files: (project) => project.changeConfig('earnings', { timeout: undefined }) },
    'function-limits',
    'function earnings states no usable "timeout"',
  ],
  [
    'a function that says no memory',
    { files: (project) => project.changeConfig('earnings', { memorySize: undefined }) },
    'function-limits',
    'function earnings states no usable "memorySize"',
  ],
  [
    'a timer of six fields',
    { files: (project) => project.changeConfig('sync-store', { triggers: [timer('*/5 * * * * *')] }) },
    'timers',
    'a timer with 6 fields',
  ],
  [
    'two timers on one function',
    {
      files: (project) =>
        project.changeConfig('sync-store', { triggers: [timer('0 * * * * * *'), timer('1 * * * * * *')] }),
    },
    'timers',
    'more than one timer',
  ],
  [
    'a collection open to clients',
    {
      files: (project) =>
        project.changeCollections((all) =>
          all.map((each) => (each.name === 'wallets' ? { ...each, rules: { read: true, write: false } } : each)),
        ),
    },
    'database-rules',
    'collection wallets is open to clients (read)',
  ],
  [
    'a collection that is not there',
    {
      files: (project) =>
        project.changeCollections((all) => [
          ...all,
          { name: 'new_things', indexes: [], rules: { read: false, write: false } },
        ]),
    },
    'collections',
    'collection new_things is missing',
  ],
  [
    'a bundle that was never built',
    { files: (project) => rmSync(project.path('dist/cloudfunctions/landing/index.js')) },
    'bundles',
    'the bundle of landing lacks index.js',
  ],
  [
    'a bundle older than its sources',
    { files: (project) => writeFileSync(project.path('cloudfunctions/landing/handler.ts'), 'another one') },
    'bundles',
    'the bundle of landing is older than its sources',
  ],
];

function timer(config: string) {
  return { name: 'sync-store', type: 'timer', config };
}
