import { lastSeen } from '../../../services/last-seen';
import { programRules } from '../../../services/program';
import { loadingProof, proofView } from './proof.view';

Page({
  data: { ...loadingProof, seenAt: '' },

  onLoad() {
    return this.load();
  },

  async load() {
    const { answer, seenAt } = lastSeen('rules', await programRules());
    this.setData({ ...proofView(answer), seenAt });
  },

  tryAgain() {
    this.setData(loadingProof);
    return this.load();
  },

  onShareAppMessage() {
    return { title: `规则公示 · ${this.data.agencyName}`, path: '/packages/mine/proof/proof' };
  },
});
