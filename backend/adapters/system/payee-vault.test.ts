import { aesPayeeVault, environmentPayeeVault } from './payee-vault';

const secret = (letter: string) => Buffer.alloc(32, letter);
const first = { keyId: 'k1', secret: secret('a') };
const second = { keyId: 'k2', secret: secret('b') };
const text = '{"realName":"王小明","account":"6222021234567890128"}';

describe('the vault for payee data', () => {
  it('gives back what it sealed, and seals the same text differently each time', () => {
    const vault = aesPayeeVault(first);
    const [one, other] = [vault.seal(text, 'wxa'), vault.seal(text, 'wxa')];
    expect([vault.open(one, 'wxa'), vault.open(other, 'wxa')]).toEqual([text, text]);
    expect(one).not.toBe(other);
    expect(one).toMatch(/^k1\.[\w-]{16}\.[\w-]+$/);
    expect(one).not.toContain('6222');
  });

  it('does not open what lies in the row of another owner', () => {
    const vault = aesPayeeVault(first);
    expect(() => vault.open(vault.seal(text, 'wxa'), 'wxb')).toThrow();
  });

  it('does not open what was changed or cut, whichever letter it was', () => {
    const vault = aesPayeeVault(first);
    const [keyId, iv, body = ''] = vault.seal(text, 'wxa').split('.');
    for (let at = 0; at < body.length - 1; at += 7) {
      const changed = `${body.slice(0, at)}${body[at] === 'A' ? 'B' : 'A'}${body.slice(at + 1)}`;
      expect(() => vault.open(`${keyId}.${iv}.${changed}`, 'wxa')).toThrow();
    }
    expect(() => vault.open(`${keyId}.${iv}.${body.slice(0, 10)}`, 'wxa')).toThrow('cut off');
  });

  it('opens with the previous key after a change of keys, and seals with the new one', () => {
    const sealed = aesPayeeVault(first).seal(text, 'wxa');
    const vault = aesPayeeVault(second, first);
    expect(vault.open(sealed, 'wxa')).toBe(text);
    expect(vault.seal(text, 'wxa')).toMatch(/^k2\./);
    expect(() => aesPayeeVault(second).open(sealed, 'wxa')).toThrow('k1, which is not in the environment');
  });

  it('names equal texts equally, by purpose, and by both keys while there are two', () => {
    const [name] = aesPayeeVault(first).namesOf('account', '6222');
    expect(aesPayeeVault(first).namesOf('account', '6222')).toEqual([name]);
    expect(aesPayeeVault(first).namesOf('person', '6222')).not.toEqual([name]);
    expect(aesPayeeVault(second, first).namesOf('account', '6222')[1]).toBe(name);
  });

  it.each([
    ['nothing', {}],
    ['a key without an id', { PAYEE_DATA_KEY: 'A'.repeat(43) }],
    ['a short key', { PAYEE_DATA_KEY: `k1:${'A'.repeat(42)}` }],
    ['two keys of one id', { PAYEE_DATA_KEY: `k1:${'A'.repeat(43)}`, PAYEE_DATA_KEY_PREVIOUS: `k1:${'E'.repeat(43)}` }],
  ])('is not made of %s', (_name, environment) => {
    expect(() => environmentPayeeVault(environment).seal(text, 'wxa')).toThrow('PAYEE_DATA_KEY');
  });

  it('is made of the environment', () => {
    const vault = environmentPayeeVault({ PAYEE_DATA_KEY: `k1:${'A'.repeat(43)}`, PAYEE_DATA_KEY_PREVIOUS: '' });
    expect(vault.open(vault.seal(text, 'wxa'), 'wxa')).toBe(text);
  });
});
