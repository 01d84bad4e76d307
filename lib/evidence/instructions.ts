// README.txt and VERIFY.txt of a pack: what it is, and how to check it with programs that everyone has. Both languages, since
// whoever receives it is not whoever made it.
import type { PackKind } from '@/lib/model/case-event';

/** Exactly the commands that tests run as they stand here. */
export const verifyCommands = {
  sha256: 'sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt',
  shasum: 'shasum -a 256 -c manifest-sha256.txt && shasum -a 256 -c tagmanifest-sha256.txt',
  sha512: 'sha512sum -c manifest-sha512.txt && sha512sum -c tagmanifest-sha512.txt',
  signature:
    'openssl cms -verify -binary -inform DER -in signatures/tagmanifest-sha256.txt.p7s -content tagmanifest-sha256.txt -CAfile signatures/signer.crt.pem -out /dev/null',
  // sums say nothing of a file that stands in no list; paths begin behind 64 digits and two spaces
  unlisted: `find data ! -type d | awk 'NR==FNR { known[substr($0, 67)]; next } !($0 in known)' manifest-sha256.txt -`,
  fingerprint:
    'openssl x509 -in signatures/signer.crt.pem -pubkey -noout | openssl pkey -pubin -outform DER | openssl dgst -sha256',
  // macOS has no sha256sum
  seal: 'openssl dgst -sha256 tagmanifest-sha256.txt',
  // Where the system looks after its own Python packages, pip installs into a folder only.
  bagit: 'python3 -m pip install --target ../bagit bagit==1.8.1 && python3 ../bagit/bagit.py --validate .',
  // Checked at the time that each stamp states: its authority's certificate may have ended since.
  stamps: `find . -name '*.tsr' | sort | while read -r t; do f=$(echo "$t" | sed -E 's/(\\.p7s|\\.json)(\\.[^/]*)?\\.tsr$/\\1/'); at=$(openssl ts -reply -in "$t" -text 2>/dev/null | sed -n 's/^Time stamp: //p'); echo "$t $at"; openssl ts -verify -data "$f" -in "$t" -CAfile signatures/tsa-roots.pem -attime "$(date -d "$at" +%s 2>/dev/null || date -jf '%b %d %T %Y %Z' "$at" +%s)"; done`,
} as const;

const powershell = `Get-Content manifest-sha256.txt, tagmanifest-sha256.txt | ForEach-Object { $h, $f = $_ -split '  ', 2; if ((Get-FileHash -Algorithm SHA256 $f).Hash -eq $h) { "OK      $f" } else { "FAILED  $f" } }`;

const unlistedPowershell = `$list = Get-Content manifest-sha256.txt | ForEach-Object { $_.Substring(66) }; Get-ChildItem data -Recurse -File -Name | ForEach-Object { 'data/' + $_.Replace('\\', '/') } | Where-Object { $list -notcontains $_ }`;

const stampSteps = `5. 时间戳（signatures 与 20-captures 中的 .tsr 文件）/ Time stamps (files .tsr in signatures and 20-captures)

   Linux, macOS:

   ${verifyCommands.stamps}

   每个时间戳先显示文件名和时间，再显示 Verification: OK。什么都不显示，就没有时间戳，制作时间未经独立证明。
   For each stamp it prints the file and the time, then "Verification: OK". If it prints nothing there is no stamp, and the time is not independently proved.
   证据包做好之后才取得的时间戳：把 .tsr 文件放进 signatures 文件夹，再运行同一条命令。
   A stamp that came after the pack was made: put its .tsr file into the folder signatures, then run the same command.
   如果没有 signatures/tsa-roots.pem，请向时间戳机构索取根证书，存成这个文件。
   Where signatures/tsa-roots.pem is missing, get the authority's root certificate from it and save it under that name.

`;

/**
 * VERIFY.txt.
 * @param fingerprint SHA-256 (hex) of the signing key's SubjectPublicKeyInfo @param mayHaveStamps time stamps were asked for
 */
export function verifyText(folder: string, fingerprint: string, mayHaveStamps: boolean): string {
  return `如何核验本证据包 / HOW TO CHECK THIS PACK

不需要安装收银卫士。下面每条命令都在一行之内，请整行复制。
Tillguard is not needed. Each command below is one line: copy the whole of it.

1. 解压后，打开命令行，进入 ${folder} 文件夹（本文件所在的文件夹）。
   Unzip, open a command line, and go to the folder ${folder} (the one that holds this file).

   Linux, macOS:          cd ${folder}
   Windows PowerShell:    cd ${folder}

2. 文件有没有被改动、缺失或添加 / Were files changed, taken away or added

   Linux:

   ${verifyCommands.sha256}
   ${verifyCommands.sha512}
   ${verifyCommands.unlisted}

   macOS:

   ${verifyCommands.shasum}
   ${verifyCommands.unlisted}

   Windows PowerShell:

   ${powershell}
   ${unlistedPowershell}

   每个文件一行，每行末尾（PowerShell 在行首）都应显示 OK，中文系统显示“成功”。显示 FAILED（失败）的那个文件被改动过或缺失。
   每组最后一条命令列出清单之外的文件：什么都不显示，就没有添加文件。
   One line for each file, and each must say OK (in the system's language, at the line's end; PowerShell: at its beginning). A file with FAILED was changed or is missing.
   The last command of each group lists files that stand in no list: if it prints nothing, none was added.

3. 清单是不是原来的签名者写的 / Was the list written by the signer

   Linux, macOS, Windows (OpenSSL):

   ${verifyCommands.signature}

   应显示 CMS Verification successful。Windows 需要先安装 OpenSSL。
   It must say "CMS Verification successful". Windows needs OpenSSL installed first.

4. 签名者是谁 / Who the signer is

   文件本身不能说明，要看商户签字盖章的那张纸（签字盖章页）。下面两个数值都应与纸上的完全相同。
   The files cannot tell; the merchant's signed and sealed sheet on paper does. Both values below must be the same as on it.

   签名密钥指纹 / Fingerprint of the signing key:

   ${fingerprint}

   由本包算出的指纹（等号后面），应与上面一行相同 / As computed from this pack (behind the equals sign), it must be the same:

   ${verifyCommands.fingerprint}

   tagmanifest-sha256.txt 的 SHA-256 / SHA-256 of tagmanifest-sha256.txt:

   ${verifyCommands.seal}

   Windows PowerShell:

   cmd /c "${verifyCommands.fingerprint}"
   (Get-FileHash -Algorithm SHA256 tagmanifest-sha256.txt).Hash.ToLower()

${mayHaveStamps ? stampSteps : ''}${mayHaveStamps ? 6 : 5}. 可选：用其他 BagIt 工具再查一遍第 2 步，例如 Python 的 bagit（需要联网安装）
   Optional: check step 2 once more with any BagIt tool, for example bagit of Python (installing it needs the network):

   ${verifyCommands.bagit}

   最后一行应显示 is valid。The last line must say "is valid".

signatures 中的文件不在清单之内（它们正是对清单的签名），可以在日后补充回执。signatures/third-party 中如有第三方文件，其 SHA-256 列在 data/60-process/third-party.json。
The files in signatures stand in no list (they sign it), so that later receipts can be added. If there are files of third parties in signatures/third-party, their SHA-256 stand in data/60-process/third-party.json.

不能证明的：页面本身是否真实；${mayHaveStamps ? '没有时间戳时，' : ''}制作时间只是本机时钟，未经独立证明。
Not proved: that the page itself was genuine; ${mayHaveStamps ? 'without a time stamp ' : ''}the time is only the device's clock, not independently proved.
`;
}

const startOf: Record<PackKind, string> = {
  master: 'data/00-report/report.html',
  bank: 'data/00-report/report.html',
  acquirer: 'data/00-report/report.html',
  police: 'data/00-report/report.html',
  urgent: 'data/00-report/urgent-stop-payment.html',
};

/** README.txt. */
export function readmeText(caseId: string, packName: string, kind: PackKind): string {
  return `收银卫士证据包 / TILLGUARD EVIDENCE PACK

案件 / Case: ${caseId}
证据包 / Pack: ${packName}

先看 / Start with: ${startOf[kind]}

data/index.json       每个文件是什么 / what each file is
data/00-report        报告 / report (PDF where all characters could be drawn, HTML always)
data/10-transactions  交易记录 / transactions (JSON is the record, CSV a view of it)
data/20-captures      页面留存（如有）/ captures of the portal page, if any
data/30-records       商户加入的文件（如有）/ files that the merchant added, if any
data/40-people        证件（如有，仅限有权取得者）/ identity documents, if any, only for who may have them
data/50-response      处置经过 / what was done
data/60-process       日志、环境、已处理或未收入的内容 / log, environment, what was redacted or left out
data/portal           争议表单附件（仅给银行和收单机构）/ files for a dispute form (bank and acquirer only)
signatures            签名、证书、时间戳、签字盖章页 / signature, certificate, time stamps, sheet to be sealed

卡号只保留前六后四位。如何核验见 VERIFY.txt。
Card numbers show first 6 and last 4 only. How to check this pack: VERIFY.txt.
`;
}

/** The BagIt profile that every pack obeys. */
export const bagProfile = {
  'BagIt-Profile-Info': {
    'BagIt-Profile-Identifier': 'urn:tillguard:bagit-profile:1',
    'Source-Organization': 'Tillguard',
    'External-Description': 'Evidence pack of one case of an unknown charge',
    Version: '1.0',
    'BagIt-Profile-Version': '1.3.0',
  },
  'Bag-Info': Object.fromEntries(
    [
      'External-Identifier',
      'Bagging-Date',
      'Payload-Oxum',
      'BagIt-Profile-Identifier',
      'Pack-Kind',
      'Pack-Number',
      'Log-Head',
      'Log-Count',
    ].map((name) => [name, { required: true }]),
  ),
  'Manifests-Required': ['sha256', 'sha512'],
  'Tag-Manifests-Required': ['sha256', 'sha512'],
  'Allow-Fetch.txt': false,
  Serialization: 'required',
  'Accept-Serialization': ['application/zip'],
  'Accept-BagIt-Version': ['1.0'],
} as const;
