// English texts of a chain of shops.
import type { Message } from '../say';

export const chain = {
  heading: 'Chain of shops',
  why: 'In a chain, several shops and their head office see and work on the same cases, over servers that the chain runs itself. Whoever looks after your chain’s computers gives you a join file. Without one, no case leaves this computer.',

  'file.drop': 'Drop your join file here, or',
  'file.choose': 'Choose the join file',
  'file.wrong':
    'This is no join file, or part of it is missing. Ask whoever looks after your chain’s computers for it once more.',
  'file.other': 'Another file',

  'join.heading': 'What this file does',
  'join.chain': 'Chain',
  'join.role': 'Role of this browser',
  'join.shop': 'Shop',
  'join.shops': 'Shops it sees',
  'join.user': 'User name',
  'join.servers': 'Servers',
  'role.shop': 'a shop: it sees its own cases alone',
  'role.area': 'an area’s office: it sees the cases of its shops',
  'role.office': 'the head office: it sees every shop’s cases',
  'role.administrator': 'the administrator: sees every shop’s cases, and may delete one for good',
  'identity.sent': 'ID papers are sent to this browser too.',
  'identity.not-sent': 'ID papers of other people are not sent to this browser.',

  'defaults.heading': 'Set up for you, where you have nothing of your own yet',
  'defaults.none': 'The file changes none of your settings.',
  'defaults.detection': { one: 'Rules and thresholds: {n} set', other: 'Rules and thresholds: {n} set' },
  'defaults.detection.preset': 'Rules and thresholds: how eager to mark',
  'defaults.playbooks': { one: 'Steps: {n} changed or added', other: 'Steps: {n} changed or added' },
  'defaults.people': { one: '{n} person', other: '{n} people' },
  'defaults.contacts': { one: '{n} contact', other: '{n} contacts' },
  'defaults.stamps': 'Time stamps from {names}',

  'sent.shop':
    'Once you have joined, this shop’s cases go to these servers with their files and packs, those that are here already included; so do findings in brief, without card numbers. The chain’s offices can read them.',
  'sent.office':
    'Once you have joined, the shops’ cases come to this browser, and what you do in them goes to these servers. Cases of your own stay here.',

  'sites.why':
    'When you press “Join”, the browser asks whether Tillguard may read {sites}: there your payments are looked through, and time stamps are asked for. If you refuse, you still join, and can allow each site later.',

  'secret.password': 'Password',
  'secret.hint':
    'The one that goes with the user name {user}. It is kept encrypted and leaves this browser only to log in.',
  'secret.creds': 'Or drop your .creds file here, or',
  'secret.creds.choose': 'Choose the .creds file',
  'secret.creds.taken': 'The .creds file is read.',
  'secret.creds.wrong': 'This is no .creds file of a NATS user.',
  'secret.missing': 'Enter the password, or choose the .creds file.',
  'join.press': 'Join',
  'join.done': 'Joined {chain}.',
  'policy.unreadable':
    'Your IT has set up a chain for this browser, but something in it is missing or wrong. Nothing was changed. Please tell them.',
  'join.set-by-it': 'Which chain this browser belongs to is set by your IT. Only they can change it.',

  'state.connecting': 'Connecting to the chain’s servers…',
  'state.connected': 'Connected.',
  'state.read-only':
    'Connected, but the servers take nothing in just now. Go on working: everything is kept here and sent later.',
  'state.offline': 'No server answers. Go on working: everything is kept here and sent when one does.',
  'state.refused':
    'The servers do not let this user in. Everything is kept here. Ask whoever looks after your chain’s computers for a new file or password.',
  'state.locked': 'Cases are locked: nothing is sent or taken in until they are unlocked.',
  'state.needs-secret': 'Your IT has set up the chain. Enter the password once, then it connects by itself.',
  'state.faulty':
    'This browser could not keep what came. Free some space on the disk and restart the browser; nothing of yours is lost.',
  'state.by-it': 'Set up by your IT.',

  'waiting.none': 'Everything is sent.',
  'waiting.acts': { one: '{n} entry waits to be sent', other: '{n} entries wait to be sent' },
  'waiting.files': { one: 'files of {n} entry wait to be sent', other: 'files of {n} entries wait to be sent' },
  'waiting.both': '{acts}; {files}.',
  'waiting.one': '{what}.',
  'fact.cases': 'Cases of the chain kept here',
  'fact.waiting': 'To be sent',
  'fact.device': 'This browser’s device id',
  'fact.device.hint': 'IT needs it if this computer is to be allowed to delete cases for the whole chain.',
  'shops.many': { one: '{n} shop', other: '{n} shops' },

  'allow.why':
    'Your IT has named {sites} for this shop: payments are looked through there, or time stamps asked for. Only you can allow it in this browser.',
  'allow.press': 'Allow',

  'files.waits': {
    one: '{n} file of this case is not on this computer yet.',
    other: '{n} files of this case are not on this computer yet.',
  },
  'files.fetch': 'Fetch them',
  'files.fetching': 'Being fetched…',
  'files.still': {
    one: '{n} file has not come: the computer that added it has not sent it yet, or there is no connection. Try again later.',
    other:
      '{n} files have not come: the computer that added them has not sent them yet, or there is no connection. Try again later.',
  },
  'files.damaged': {
    one: '{n} file came damaged and was not kept. Fetch it again; if that does not help, have it added to the case once more.',
    other:
      '{n} files came damaged and were not kept. Fetch them again; if that does not help, have them added once more.',
  },
  'files.withheld': {
    one: '{n} ID paper of this case is not sent to this computer.',
    other: '{n} ID papers of this case are not sent to this computer.',
  },

  'pack.waits':
    'This pack was built on another computer and has not come: that computer has not sent it yet, or there is no connection. Try again later.',
  'pack.damaged': 'This pack came damaged and was not kept. Try again; if that does not help, build another here.',
  'pack.withheld':
    'This pack was built on another computer. ID papers may be in it, so it is not sent to this one. Build another here, without them.',
  'pack.too-large':
    'This pack was built on another computer and is larger than 64 MB: it stays there. Build another here, or have it handed over from there.',

  'signs.more': { one: '{n} more sign', other: '{n} more signs' },
  'sign.on': 'on {from}',
  'sign.between': 'from {from} to {to}',
  'signs.heading': 'Signs from the whole chain',
  'sign.told.card':
    'The same card was in trouble in {n} shops of your chain, {when}. Look at your payments with it again; where nobody can explain one, open a case.',
  'sign.told.operator':
    'The same operator name stands on suspicious payments in {n} shops of your chain, {when}. That proves nothing by itself. Compare them with the receipts, and tell the head office what you find.',
  'sign.told.terminal-model':
    'Terminals of the model {model} are in trouble in {n} shops of your chain, {when}; never more than {before} before. Inspect yours of this model today, under “Prevention”.',
  'sign.whole.card': 'The same card in trouble in {n} shops, {when}',
  'sign.whole.operator': 'The same operator name on suspicious payments in {n} shops, {when}',
  'sign.whole.terminal-model': 'Terminals {model} in trouble in {n} shops, {when}; at most {before} before',
  'sign.shops': 'Shops: {shops}',
  'sign.amounts': 'Charges: {amounts}',
  'sign.rules': 'What was found: {rules}',
  'sign.told-shops': 'These shops have been told that others are concerned too, not which.',
  'sign.rows': { one: 'Your payment', other: 'Your {n} payments' },
  'sign.aside': 'Set aside',
  'sign.aside.done': 'Set aside. It comes back when there is more of it.',

  'delete.press': 'Delete this case for the whole chain',
  'delete.goes':
    'The case and its files go from the chain’s servers, and from every computer of the chain as soon as it is connected. Nobody can bring them back.',
  'delete.stays':
    'What stays: a signed note that the case was there, and who deleted it, when and why. Packs that were handed over or saved, and backups of computers and servers, keep what they hold.',
  'delete.reason': 'Why it is deleted',
  'delete.reason.hint': 'The shop and the offices of the chain can read this later. Leave out names and numbers.',
  'delete.reason.missing': 'Say in a few words why it is deleted.',
  'delete.no': 'Keep it',
  'delete.yes': 'Yes, delete it for everyone',
  'delete.done': 'Deleted for the whole chain.',
  'delete.later': 'The deletion is ordered. The servers have not carried out all of it yet; it goes on by itself.',
  'delete.offline': 'No server answers just now, so nothing was deleted. Try again once this browser is connected.',
  'delete.no-case': 'This case is not here any more. Nothing was deleted.',
  'delete.not-allowed': 'The chain has not named this computer for deleting cases. Nothing was deleted.',
  'deleted.refused':
    'Somebody ordered a case of your shops to be deleted for the whole chain, from a computer that your join file does not name. Nothing was deleted here. Ask whoever looks after your chain’s computers whether there is a new join file.',
  'deleted.heading': 'Deleted for the whole chain',
  'deleted.shop': 'shop {shop}',
  'deleted.case': 'Case {caseId} was deleted for the whole chain.',
  'deleted.by': 'By {who}, {at}.',

  'again.heading': 'Join with another file or password',
  'leave.press': 'Leave the chain',
  'leave.ask':
    'This browser then sends and gets nothing more, and forgets the password, the chain’s key, and the signs and findings of other shops. All cases that are here stay here, with the files that came. What was sent stays with the chain’s servers and its other members.',
  'leave.unsent': {
    one: '{n} entry has not been sent. It stays here, and the chain will not have it.',
    other: '{n} entries have not been sent. They stay here, and the chain will not have them.',
  },
  'leave.yes': 'Yes, leave it',
  'leave.no': 'Stay in it',
  'leave.done': 'Left the chain. Its cases stay here.',
  'leave.by-it': 'Only your IT can take this browser out of the chain.',
} as const satisfies Record<string, Message>;
