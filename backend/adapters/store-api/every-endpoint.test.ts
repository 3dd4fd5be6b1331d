import { endpoints } from './endpoints';
import { allSamples } from './samples/all-samples';
import type { Sample } from './samples/sample';
import { askSample } from './samples/sample-under-test';

const table = allSamples.map((sample, nth) => [`${nth} ${sample.endpoint}`, sample] as const);

const bodyOf = (text: string | null | undefined): unknown => JSON.parse(text ?? 'null');

it('has a sample of every endpoint but the token’s', () => {
  const sampled = new Set<string>(allSamples.map(({ endpoint }) => endpoint));
  expect(Object.keys(endpoints).filter((name) => !sampled.has(name))).toEqual(['stable_token']);
});

describe.each(table)('%s', (_label, sample: Sample) => {
  it('asks by the published request and reads the published answer', async () => {
    const { value, sent, lines } = await askSample(sample.ask, { text: JSON.stringify(sample.answer) });
    expect(value).toEqual(sample.value);
    const { method, path } = endpoints[sample.endpoint];
    expect(sent.map((one) => [one.method, one.path, bodyOf(one.text)])).toEqual([[method, path, sample.sent]]);
    expect(lines).toEqual([]);
  });

  it.each([
    ['errcode as text', { errcode: '0', errmsg: 'ok' }],
    ['no errcode', { errcode: undefined, errmsg: undefined }],
    ['fields that nobody knows', { what: { is: ['this'] } }],
  ])('reads it with %s', async (_form, head) => {
    const { value } = await askSample(sample.ask, { text: JSON.stringify({ ...sample.answer, ...head }) });
    expect(value).toEqual(sample.value);
  });

  it('gives a refusal as a value, and writes its rid down', async () => {
    const text = '{"errcode":10024000,"errmsg":"invalid param rid: 65a1b2c3-0d1e2f3a-4b5c6d7e"}';
    const { value, outage, lines } = await askSample(sample.ask, { text });
    expect(outage).toBeUndefined();
    expect(value).toEqual({ ok: false, code: 'PLATFORM_REFUSED', errcode: 10024000, detail: 'invalid param' });
    expect(lines).toEqual([
      ['info', 'platform-error', expect.objectContaining({ rid: '65a1b2c3-0d1e2f3a-4b5c6d7e', errcode: 10024000 })],
    ]);
  });
});
