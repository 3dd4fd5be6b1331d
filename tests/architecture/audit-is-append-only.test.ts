import { readSourceTree } from '../../scripts/tidy/source-tree';
import { repositoryRoot } from './run-tool';

const tree = readSourceTree(repositoryRoot);
const product = /^(?:core|backend|cloudfunctions)\/.*(?<!\.test|-under-test)\.ts$/;

/** Calls on a database that name the collection, as `add('audit'`. */
function callsOnAudit(text: string): string[] {
  return [...text.matchAll(/\.(\w+)\(\s*'audit'/g)].map(([, method = '']) => method);
}

describe('the audit', () => {
  it('is only ever added to, read and counted', () => {
    const calls = tree.paths.filter((path) => product.test(path)).flatMap((path) => callsOnAudit(tree.read(path)));
    expect([...new Set(calls)].sort()).toEqual(['add', 'count', 'find', 'list']);
  });

  it('would be seen to be changed or removed', () => {
    expect(callsOnAudit("await documents.update('audit', id, {}); database.remove(\n 'audit', id)")).toEqual([
      'update',
      'remove',
    ]);
  });
});
