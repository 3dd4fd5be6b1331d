import { VersionedDocuments } from './versioned-documents';

const put = (documents: VersionedDocuments, n: number) =>
  documents.write([{ collection: 'wallets', id: 'w', document: { _id: 'w', n } }]);

describe('documents with versions', () => {
  it('show each snapshot what was there when it was opened', () => {
    const documents = new VersionedDocuments();
    const holders = [{}, {}, {}];
    for (const [n, holder] of holders.entries()) {
      documents.openSnapshot(holder);
      put(documents, n + 1);
    }
    documents.write([{ collection: 'wallets', id: 'w' }]);

    const seen = holders.map((holder) => documents.inSnapshot(holder, 'wallets', 'w')?.n);

    expect(seen).toEqual([undefined, 1, 2]);
    expect(documents.latest('wallets', 'w')).toBeUndefined();
    expect(documents.all('wallets')).toEqual([]);
  });

  it('give a lock to one holder, and to none whose snapshot is older than the document', () => {
    const documents = new VersionedDocuments();
    const [first, second, late] = [{}, {}, {}];
    documents.openSnapshot(first);
    documents.openSnapshot(second);

    expect(documents.lock(first, 'wallets', 'w')).toBe(true);
    expect(documents.lock(first, 'wallets', 'w')).toBe(true);
    expect(documents.lock(second, 'wallets', 'w')).toBe(false);
    put(documents, 1);
    documents.close(first);
    expect(documents.lock(second, 'wallets', 'w')).toBe(false);
    documents.openSnapshot(late);
    expect(documents.lock(late, 'wallets', 'w')).toBe(true);
  });

  it('let those go on who wait for a lock when its holder ends', async () => {
    const documents = new VersionedDocuments();
    const holder = {};
    documents.openSnapshot(holder);
    documents.lock(holder, 'wallets', 'w');
    const waiting = documents.lockOf('wallets', 'w');

    documents.close(holder);

    await expect(waiting).resolves.toBeUndefined();
    expect(documents.lockOf('wallets', 'w')).toBeUndefined();
  });
});
