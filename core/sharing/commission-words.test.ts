import { fen } from '../money/fen';
import { ratePpm } from '../money/rate-ppm';
import { commissionWords } from './commission-words';

describe('how commission comes about, in words', () => {
  it.each([
    [
      'a product with a rate',
      { serviceRatioPpm: ratePpm(250_000), expectedFeeFen: null, sharePpm: ratePpm(800_000) },
      '服务费是成交额的 25%,其中 80% 归您,合成交额的 20%。按下单时的费率算。',
    ],
    [
      'rates with decimals, rounded down',
      { serviceRatioPpm: ratePpm(125_000), expectedFeeFen: null, sharePpm: ratePpm(333_333) },
      '服务费是成交额的 12.5%,其中 33.33% 归您,合成交额的 4.16%。按下单时的费率算。',
    ],
    [
      'a video with one product',
      { serviceRatioPpm: null, expectedFeeFen: fen(4_825), sharePpm: ratePpm(800_000) },
      '微信给出的服务费约 48.25 元,其中 80% 归您。按实际成交算。',
    ],
    [
      'a live room',
      { serviceRatioPpm: null, expectedFeeFen: null, sharePpm: ratePpm(800_000) },
      '按买家所买商品各自的服务费算,其中 80% 归您。',
    ],
  ] as const)('of %s', (_label, facts, words) => {
    expect(commissionWords(facts)).toBe(words);
  });
});
