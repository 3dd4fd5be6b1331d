import { articleIdOf } from './article-id';

describe('the id of an article', () => {
  it.each([
    ['a short address', 'https://mp.weixin.qq.com/s/AbC-d_9', 'AbC-d_9'],
    ['a short address with where it was found', 'https://mp.weixin.qq.com/s/AbC-d_9?from=timeline#rd', 'AbC-d_9'],
    [
      'a long address, whatever the order and the rest',
      'https://mp.weixin.qq.com/s?mid=2650&__biz=MzA5==&idx=1&chksm=zzz&sn=8f1e#rd',
      'MzA5==.2650.1.8f1e',
    ],
    ['another address', 'https://articles.example/a/1', 'articles.example/a/1'],
    ['a long address that lacks something', 'https://mp.weixin.qq.com/s?mid=2650', 'mp.weixin.qq.com/s?mid=2650'],
  ])('is made of %s', (_label, url, id) => {
    expect(articleIdOf(url)).toBe(id);
  });

  it.each([
    ['nothing', ''],
    ['an address that is too long', `https://articles.example/${'a'.repeat(120)}`],
  ])('is none for %s', (_label, url) => {
    expect(articleIdOf(url)).toBeUndefined();
  });
});
