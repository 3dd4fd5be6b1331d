import { newClientKey } from '../../../../services/client-key';
import { askConsole } from '../../services/console';
import { may, readSession } from '../../services/session';
import { type InviteView, inviteFacts, inviteOver, inviteTag } from './invite-pane.view';

/** One invite: how far it is used, its card, and taking it back; `bind:changed` after that. */
Component({
  properties: {
    brandId: { type: String, value: '' },
    invite: { type: Object, value: null as InviteView | null },
    groupName: { type: String, value: '' },
  },
  data: {
    ...{ label: '', tag: { text: '', tone: 'done' }, facts: [] as ReturnType<typeof inviteFacts>, over: '', token: '' },
    ...{ mayRevoke: false, isAsking: false, isBusy: false, problem: '', requestId: '' },
  },
  observers: {
    'brandId, invite, groupName': function opened(this: { show(): Promise<void> }) {
      void this.show();
    },
  },
  methods: {
    async show() {
      const invite = this.data.invite as InviteView | null;
      if (!invite) return;
      const { label, token } = invite;
      const facts = inviteFacts(invite, this.data.groupName);
      this.setData({ label, facts, tag: inviteTag(invite), over: inviteOver(invite), token: token ?? '' });
      const session = await readSession();
      this.setData({ mayRevoke: session.ok && may(session.value, 'revokeInvite', this.data.brandId) });
    },
    ask() {
      this.setData({ isAsking: true, problem: '', requestId: newClientKey() });
    },
    stay() {
      this.setData({ isAsking: false });
    },
    async revoke({ detail }: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { brandId, token, requestId, isBusy } = this.data;
      if (isBusy) return;
      this.setData({ isBusy: true });
      const answer = await askConsole('revokeInvite', { requestId, reason: detail.reason, brandId, token });
      this.setData({ isBusy: false });
      if (!answer.ok) return this.setData({ problem: answer.sentence });
      this.setData({ isAsking: false });
      this.triggerEvent('changed');
    },
    print() {
      const token = encodeURIComponent(this.data.token);
      void wx.navigateTo({ url: `/packages/console/invite/invite?kind=invite&token=${token}` });
    },
  },
});
