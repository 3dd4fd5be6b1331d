import { chooseBrand, chosenBrandId, readSession } from '../../services/session';

interface SwitchBrand {
  readonly brandId: string;
  readonly name: string;
  readonly isOpen: boolean;
}

/**
 * Which brand the console shows, where somebody reaches more than one; a choice is kept on this phone and told by
 * `bind:choose` with `{ brandId }`. The page reads its first brand from the session by itself.
 */
Component({
  data: { brands: [] as readonly SwitchBrand[], brandId: '', names: [] as string[], at: 0 },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  pageLifetimes: {
    show() {
      void this.load();
    },
  },
  methods: {
    async load() {
      const answer = await readSession();
      if (!answer.ok) return;
      const { brands } = answer.value;
      const brandId = chosenBrandId(answer.value);
      const names = brands.map(({ name, isOpen }) => (isOpen ? name : `${name}(未开张)`));
      const at = Math.max(
        0,
        brands.findIndex((brand) => brand.brandId === brandId),
      );
      this.setData({ brands, brandId, names, at });
    },
    async choose({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const brand = this.data.brands[Number(detail.value)];
      const answer = await readSession();
      if (!brand || !answer.ok || brand.brandId === this.data.brandId) return;
      chooseBrand(answer.value, brand.brandId);
      this.setData({ brandId: brand.brandId, at: Number(detail.value) });
      this.triggerEvent('choose', { brandId: brand.brandId });
    },
  },
});
