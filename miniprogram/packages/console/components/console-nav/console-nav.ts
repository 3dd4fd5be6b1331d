import { type Entrance, entranceGroups, entrancesOf } from '../../console-pages.view';
import { readSession } from '../../services/session';

type EntranceTap = WechatMiniprogram.BaseEvent<
  WechatMiniprogram.IAnyObject,
  WechatMiniprogram.IAnyObject,
  { page: string }
>;

/**
 * The ways through the console that the caller's rights open: as a strip (`form="strip"`, from 600 px only, where pages
 * take each other's place) or as groups of entrances (`form="groups"`, on the first page of a phone).
 */
Component({
  properties: {
    /** The page on which it stands. */
    here: { type: String, value: '' },
    form: { type: String, value: 'strip' },
  },
  data: { entrances: [] as readonly Entrance[], groups: [] as ReturnType<typeof entranceGroups> },
  lifetimes: {
    attached() {
      void this.load();
    },
  },
  methods: {
    async load() {
      const answer = await readSession();
      if (!answer.ok) return;
      const { here } = this.data;
      this.setData({ entrances: entrancesOf(answer.value, here), groups: entranceGroups(answer.value, here) });
    },
    open(event: EntranceTap) {
      const { page } = event.currentTarget.dataset;
      const url = `/packages/console/${page}/${page}`;
      if (page === this.data.here) return;
      if (this.data.form === 'strip') void wx.redirectTo({ url });
      else void wx.navigateTo({ url });
    },
  },
});
