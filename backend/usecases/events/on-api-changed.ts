import type { InboxEvent } from '../../ports/inbox';
import type { Outbox } from '../../ports/outbox';
import type { ApiChanged } from '../../ports/store-event';

const longestText = 2_000;

/** The platform changed its API: the people who run the program are told once. */
export async function onApiChanged(
  ports: { readonly outbox: Outbox },
  { changelogUrl, changes, messageHash }: ApiChanged,
  { receivedAtMs }: Pick<InboxEvent, 'receivedAtMs'>,
): Promise<void> {
  const lines = changes.map(({ name, path, change }) => [name, path, change].filter((part) => part !== '').join(' '));
  await ports.outbox.addForOperator({
    code: 'API_CHANGED',
    about: messageHash,
    facts: { changelogUrl, changes: lines.join('\n').slice(0, longestText), count: changes.length },
    notedAtMs: receivedAtMs,
  });
}
