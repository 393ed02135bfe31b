export {
  forgetLostLead,
  type Gap,
  type LostLead,
  lostLeads,
  recordLostLead,
  wishNotice,
} from './lost-leads.ts';
export { tellOpened } from './tell-opened.ts';
