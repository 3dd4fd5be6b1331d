import { startGateway } from '../../gateway/start-gateway';
import { openDatabase } from '../open-database';
import { registerDatabaseActions } from '../register-database-actions';
import { HandClock } from './hand-clock';

/** A process of its own with a durable database, for tests that kill it: prints its address, then serves. */
async function main(file: string): Promise<void> {
  const gateway = await startGateway();
  const collections = ['wallets', 'ledger'].map((name) => ({ name, indexes: [] }));
  registerDatabaseActions(gateway, openDatabase({ clock: new HandClock(), file, collections }));
  process.stdout.write(`${gateway.url}\n`);
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the database file.');
void main(file);
