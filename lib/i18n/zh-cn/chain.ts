// 连锁门店的中文文案。
import type { ChainKey } from '../chain';
import type { Message } from '../say';

export const chain = {
  heading: '连锁',
  why: '加入连锁后，各门店和总部通过连锁自己的服务器，一起查看、处理案件。加入文件由贵连锁的电脑管理员提供；没有加入之前，案件不会离开这台电脑。',

  'file.drop': '把加入文件拖到这里，或者',
  'file.choose': '选择加入文件',
  'file.wrong': '这不是加入文件，或者内容不全。请向贵连锁的电脑管理员重新索取。',
  'file.other': '换一个文件',

  'join.heading': '这个文件会做什么',
  'join.chain': '连锁',
  'join.role': '这个浏览器的身份',
  'join.shop': '门店',
  'join.shops': '能看到的门店',
  'join.user': '用户名',
  'join.servers': '服务器',
  'role.shop': '门店：只看到本店的案件',
  'role.area': '片区：看到片区内各店的案件',
  'role.office': '总部：看到所有门店的案件',
  'role.administrator': '管理员：看到所有门店的案件，并可以彻底删除案件',
  'identity.sent': '身份证件也会发到这个浏览器。',
  'identity.not-sent': '他人的身份证件不会发到这个浏览器。',

  'defaults.heading': '以下各项，您自己没有设过的会替您设好',
  'defaults.none': '这个文件不改动您的设置。',
  'defaults.detection': '规则和数值：设了 {n} 项',
  'defaults.detection.preset': '规则和数值：提示多少',
  'defaults.playbooks': '步骤：修改或添加 {n} 处',
  'defaults.people': '人员 {n} 位',
  'defaults.contacts': '联系人 {n} 位',
  'defaults.stamps': '时间戳服务：{names}',

  'sent.shop':
    '加入后，本店的案件连同文件和证据包会发到上面的服务器，已有的案件也在内；可疑提示的摘要也会发送，不含卡号。连锁的总部和片区可以看到。',
  'sent.office': '加入后，各门店的案件会发到这个浏览器，您在案件里做的记录会发到上面的服务器。您自己的案件仍留在这里。',

  'sites.why':
    '点“加入”时，浏览器会询问是否允许收银卫士读取 {sites}：在那里查看收款，或者索取时间戳。不允许也能加入，以后可以逐个允许。',

  'secret.password': '密码',
  'secret.hint': '用户名 {user} 的密码。加密保存，只在登录服务器时使用。',
  'secret.creds': '也可以把 .creds 文件拖到这里，或者',
  'secret.creds.choose': '选择 .creds 文件',
  'secret.creds.taken': '.creds 文件已读取。',
  'secret.creds.wrong': '这不是 NATS 用户的 .creds 文件。',
  'secret.missing': '请输入密码，或者选择 .creds 文件。',
  'join.press': '加入',
  'join.done': '已加入 {chain}。',
  'policy.unreadable': '电脑管理员为这个浏览器设了连锁，但内容不全或有误，所以没有改动任何设置。请告诉管理员。',
  'join.set-by-it': '这个浏览器属于哪个连锁，由电脑管理员统一设置，只有管理员能更改。',

  'state.connecting': '正在连接连锁的服务器……',
  'state.connected': '已连接。',
  'state.read-only': '已连接，但服务器暂时不接收。请照常工作，所有内容都存在这里，稍后会发出去。',
  'state.offline': '服务器连不上。请照常工作，所有内容都存在这里，连上后会发出去。',
  'state.refused': '服务器不接受这个用户。所有内容都存在这里。请向贵连锁的电脑管理员索取新的文件或密码。',
  'state.locked': '案件已锁定，解锁之前不发送也不接收。',
  'state.needs-secret': '电脑管理员已经设好了连锁。请输入一次密码，之后会自动连接。',
  'state.faulty': '收到的内容没能存下来。请清理磁盘空间，再重启浏览器；您的资料没有丢。',
  'state.by-it': '由电脑管理员统一设置。',

  'waiting.none': '全部已发送。',
  'waiting.acts': '{n} 条记录待发送',
  'waiting.files': '{n} 条记录的文件待发送',
  'waiting.both': '{acts}，{files}。',
  'waiting.one': '{what}。',
  'fact.cases': '存在这里的连锁案件',
  'fact.waiting': '待发送',
  'fact.device': '这个浏览器的设备编号',
  'fact.device.hint': '如果要允许这台电脑为整个连锁删除案件，管理员需要这个编号。',
  'shops.many': '{n} 家门店',

  'allow.why': '电脑管理员为本店设好了 {sites}：在那里查看收款，或者索取时间戳。要由您在这个浏览器里允许。',
  'allow.press': '允许',

  'files.waits': '本案有 {n} 个文件还不在这台电脑上。',
  'files.fetch': '取过来',
  'files.fetching': '正在取……',
  'files.still': '还有 {n} 个文件没有到：添加文件的电脑还没有发出，或者没有连接。请稍后再试。',
  'files.damaged': '有 {n} 个文件收到时已损坏，没有保存。请再取一次；还不行，请对方重新加入案件。',
  'files.withheld': '本案有 {n} 份身份证件不发到这台电脑。',

  'pack.waits': '这个证据包是在另一台电脑上做的，还没有到：那台电脑还没有发出，或者没有连接。请稍后再试。',
  'pack.damaged': '这个证据包收到时已损坏，没有保存。请再试一次；还不行，请在这里另做一份。',
  'pack.withheld': '这个证据包是在另一台电脑上做的，里面可能有身份证件，不发到这台电脑。可以在这里另做一份不含证件的。',
  'pack.too-large':
    '这个证据包是在另一台电脑上做的，超过 64 MB，只留在那台电脑上。请在这里另做一份，或者由那台电脑交出。',

  'signs.more': '还有 {n} 个征兆',
  'sign.on': '{from}',
  'sign.between': '{from} 至 {to}',
  'signs.heading': '整个连锁的征兆',
  'sign.told.card':
    '同一张卡在连锁的 {n} 家门店都出了问题（{when}）。请再看看本店用这张卡的收款，没人说得清的，就建立案件。',
  'sign.told.operator':
    '同一个操作员姓名，出现在连锁 {n} 家门店的可疑交易上（{when}）。这本身不能说明什么。请对照签购单，把结果告诉总部。',
  'sign.told.terminal-model':
    '型号为 {model} 的终端，在连锁的 {n} 家门店出了问题（{when}），以前同时最多 {before} 家。请今天就到“防范”里检查本店的这种终端。',
  'sign.whole.card': '同一张卡在 {n} 家门店出了问题，{when}',
  'sign.whole.operator': '同一个操作员姓名出现在 {n} 家门店的可疑交易上，{when}',
  'sign.whole.terminal-model': '{model} 终端在 {n} 家门店出了问题，{when}；以前同时最多 {before} 家',
  'sign.shops': '门店：{shops}',
  'sign.amounts': '金额：{amounts}',
  'sign.rules': '发现：{rules}',
  'sign.told-shops': '已告知这些门店还有别的门店也有同样情况，没有说是哪几家。',
  'sign.rows': '本店的 {n} 笔收款',
  'sign.aside': '先放一边',
  'sign.aside.done': '已放一边，有新情况会再出现。',

  'delete.press': '为整个连锁删除本案',
  'delete.goes':
    '本案和它的文件会从连锁的服务器上删除；连锁里的每台电脑，一连上就会删掉自己那一份。删除后谁也无法恢复。',
  'delete.stays':
    '会留下的：一条带签名的记录，写明曾有此案、由谁、何时、为何删除。已经交出或另存的证据包，以及电脑和服务器的备份，里面的内容仍在。',
  'delete.reason': '为什么删除',
  'delete.reason.hint': '该门店和连锁的片区、总部以后都能看到。请不要写姓名和号码。',
  'delete.reason.missing': '请简单写明为什么删除。',
  'delete.no': '保留',
  'delete.yes': '确定，为所有人删除',
  'delete.done': '已为整个连锁删除。',
  'delete.later': '已下令删除，服务器还没有全部完成，会自动继续。',
  'delete.offline': '现在服务器连不上，什么都没有删除。请连上后再试。',
  'delete.no-case': '这个案件已经不在这里，什么都没有删除。',
  'delete.not-allowed': '连锁没有指定这台电脑删除案件，什么都没有删除。',
  'deleted.refused':
    '有人下令为整个连锁删除一个案件，但下令的电脑不在您的加入文件里，所以这里什么都没有删除。请问一下电脑管理员有没有新的加入文件。',
  'deleted.heading': '已为整个连锁删除的案件',
  'deleted.shop': '门店 {shop}',
  'deleted.case': '案件 {caseId} 已为整个连锁删除。',
  'deleted.by': '{who}，{at}。',

  'again.heading': '用别的文件或密码加入',
  'leave.press': '退出连锁',
  'leave.ask':
    '退出后，这个浏览器不再发送和接收，密码、连锁的密钥，以及其他门店的征兆和提示都会清除。这里的案件和已收到的文件都留在这里；已经发出去的，仍留在连锁的服务器和其他成员那里。',
  'leave.unsent': '还有 {n} 条记录没有发送。它们留在这里，连锁不会收到。',
  'leave.yes': '确定退出',
  'leave.no': '不退出',
  'leave.done': '已退出连锁，案件仍在这里。',
  'leave.by-it': '只有电脑管理员能让这个浏览器退出连锁。',
} as const satisfies Record<ChainKey, Message>;
