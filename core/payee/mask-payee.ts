import type { PayeeDetails } from './check-payee';

/** Details as they are shown, also to their owner: enough to recognise them, too little to use them. */
export function maskPayee({ realName, account, bankName, idNumber, phone }: PayeeDetails): PayeeDetails {
  return {
    realName: maskName(realName),
    account: maskAccount(account),
    bankName,
    idNumber: idNumber === '' ? '' : `${idNumber.slice(0, 1)}${'*'.repeat(16)}${idNumber.slice(-1)}`,
    phone: maskAccount(phone),
  };
}

/** Of a person's name the last character stays, of a longer one the first two and the last two. */
function maskName(name: string): string {
  const letters = [...name];
  if (letters.length === 0) return '';
  if (letters.length <= 4) return `${'*'.repeat(letters.length - 1)}${letters.slice(-1).join('')}`;
  return `${letters.slice(0, 2).join('')}***${letters.slice(-2).join('')}`;
}

function maskAccount(account: string): string {
  const at = account.indexOf('@');
  if (at > 0) return `${account.slice(0, 1)}***${account.slice(at)}`;
  if (/^1[3-9]\d{9}$/.test(account)) return `${account.slice(0, 3)}****${account.slice(-4)}`;
  return account.length > 4 ? `**** ${account.slice(-4)}` : '*'.repeat(account.length);
}
