import { isDeepStrictEqual } from 'node:util';
import { allSamples } from './samples/all-samples';
import { changedAt, type FoundPlace, nameAt, placesIn } from './samples/places-in';
import type { Sample } from './samples/sample';
import { type AskedSample, askSample } from './samples/sample-under-test';

/** An id that a number cannot hold: read as one it becomes …140032 and is another order's. */
const bigId = '3727324701692140033';
const moneyName = /amount|price|payment|balance|gmv|fee|subsidy$/;
/** What is on an account may be less than nothing. */
const signedName = /^(balance|available_amount)$/;
const timeName = /_time$/;
const enumName = /(^|_)(type|status|source|mode)$/;
const idName = /^(order|sku|product|coupon|cat|f_cat|flow|withdraw|cooperative_item|promoter)_id$|^flow_ids$/;

interface Spoiling {
  readonly label: string;
  /** Text of the answers that this makes of a sample's answer. */
  readonly texts: (sample: Sample) => readonly string[];
}

function atEach(which: (found: FoundPlace) => readonly unknown[]): Spoiling['texts'] {
  return ({ answer }) =>
    placesIn(answer).flatMap((found) =>
      which(found).map((value) => JSON.stringify(changedAt(answer, found.place, value))),
    );
}

function otherTypes(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return [7, 'x', true];
  switch (typeof value) {
    case 'string':
      return [{}, [], true, ['x']];
    case 'number':
      return ['x', {}, [], true, '1e3', '', 1.5];
    case 'boolean':
      return ['x', {}, []];
    default:
      return [7, 'x', true];
  }
}

/** Ten times the largest page, and one more. */
const hugeCount = 10_001;
const hugeCategoryCount = 50_001;

const spoilings: readonly Spoiling[] = [
  { label: 'a field is missing', texts: atEach(() => [undefined]) },
  { label: 'a field is null', texts: atEach(() => [null]) },
  { label: 'a field has another type', texts: atEach(({ value }) => otherTypes(value)) },
  {
    label: 'an amount is none',
    texts: atEach(({ place, value }) =>
      moneyName.test(nameAt(place)) && typeof value === 'number'
        ? [
            ...(signedName.test(nameAt(place)) ? [] : [-1]),
            12.5,
            '12.50',
            '0x10',
            2 ** 60,
            '9007199254740993',
            ' 7',
            Number.MAX_VALUE,
          ]
        : [],
    ),
  },
  {
    label: 'a value is of no published kind',
    texts: atEach(({ place, value }) => (enumName.test(nameAt(place)) && typeof value === 'number' ? [987654] : [])),
  },
  {
    label: 'a list is huge',
    texts: atEach(({ place, value }) => {
      if (!Array.isArray(value) || value.length === 0) return [];
      const length = nameAt(place) === 'cats_v2' ? hugeCategoryCount : hugeCount;
      return [Array.from({ length }, () => value[0])];
    }),
  },
];

/** Amounts, rates and ids of a value, without their names: what money and people hang on. */
function whatCounts(value: unknown, name = 'Fen'): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => whatCounts(item, name));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([inner, item]) => whatCounts(item, inner));
  }
  const counts = typeof value === 'number' ? /(Fen|Ppm)$/.test(name) : /(Ids?|Appids?|promoter|appid)$/.test(name);
  return counts && value !== null && value !== '' ? [String(value)] : [];
}

/** Survived: an outage that says where, or a value without anything that counts and was not stated. */
function expectSurvived(sample: Sample, { value, outage, complaints }: AskedSample): void {
  if (outage) {
    expect(outage.reason).toMatch(/^unusable answer/);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]?.[2]).toMatchObject({ operation: sample.endpoint, place: expect.stringMatching(/./) });
    return;
  }
  expect(complaints.length).toBeLessThanOrEqual(1);
  const stated = new Set(whatCounts(sample.value));
  expect(whatCounts(value).filter((one) => !stated.has(one))).toEqual([]);
}

const table = allSamples.map((sample, nth) => [`${nth} ${sample.endpoint}`, sample] as const);

describe.each(table)('%s', (_label, sample: Sample) => {
  it.each(spoilings)('survives when $label', async ({ texts }) => {
    for (const text of texts(sample)) expectSurvived(sample, await askSample(sample.ask, { text }));
  });

  it('refuses a huge list or leaves out what holds it, and says so once', async () => {
    const huge = spoilings.find(({ label }) => label === 'a list is huge');
    for (const text of huge?.texts(sample) ?? []) {
      const { outage, complaints, value } = await askSample(sample.ask, { text });
      const isUnread = isDeepStrictEqual(value, sample.value);
      expect([outage?.retryable, complaints.length]).toEqual(isUnread ? [undefined, 0] : [outage && false, 1]);
    }
  });

  it('reads times in milliseconds like times in seconds', async () => {
    const { answer } = sample;
    for (const { place, value } of placesIn(answer)) {
      if (!timeName.test(nameAt(place)) || typeof value !== 'number' || value > 10 ** 11) continue;
      const text = JSON.stringify(changedAt(answer, place, value * 1000));
      expect((await askSample(sample.ask, { text })).value).toEqual(sample.value);
    }
  });

  it('keeps every digit of an id above 2^53, or does not read what was not asked for', async () => {
    for (const { place, value } of placesIn(sample.answer)) {
      if (!idName.test(nameAt(place)) || typeof value === 'object') continue;
      const text = JSON.stringify(changedAt(sample.answer, place, '@')).replace('"@"', bigId);
      const asked = await askSample(sample.ask, { text });
      const shown = JSON.stringify(asked.value) ?? '';
      const ids = shown.match(/37273247016921400\d+/g) ?? [];
      const isUnread = isDeepStrictEqual(asked.value, sample.value);
      if (asked.outage) expect(asked.outage.reason).toContain('another');
      else if (!isUnread && !isDeepStrictEqual(asked.value, [])) expect(ids).toContain(bigId);
      expect(ids.filter((id) => id !== bigId && !JSON.stringify(sample.value).includes(id))).toEqual([]);
    }
  });

  const whole = JSON.stringify(sample.answer);
  const noAnswers: readonly (readonly [form: string, status: number, text: string])[] = [
    ['an empty body', 200, ''],
    ['an HTML page', 502, '<html><body>502 Bad Gateway</body></html>'],
    ['an HTML page that claims to be well', 200, '<!DOCTYPE html><title>OK</title>'],
    ['a list', 200, `[${whole}]`],
    ['a text', 200, '"ok"'],
    ['an error page in JSON', 503, '{"message":"down"}'],
    ['a quarter of itself', 200, whole.slice(0, whole.length * 0.25)],
    ['half of itself', 200, whole.slice(0, whole.length * 0.5)],
    ['all but its end', 200, whole.slice(0, -1)],
  ];
  it.each(noAnswers)('takes %s as an outage that may pass, written down once', async (_form, status, text) => {
    const { outage, complaints, value } = await askSample(sample.ask, { status, text });
    expect(value).toBeUndefined();
    expect(outage).toMatchObject({ operation: sample.endpoint, retryable: true });
    expect(complaints).toEqual([
      ['info', 'platform-no-answer', expect.objectContaining({ operation: sample.endpoint, place: 'answer' })],
    ]);
  });
});
