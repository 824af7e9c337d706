<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutLine</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop comparing  Esc</source>
        <translation>停止比较  Esc</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Stopped: nothing was compared.</source>
        <translation>已停止，没有比较。</translation>
    </message>
</context>
<context>
    <name>AnnexPage</name>
    <message>
        <source>Print</source>
        <extracomment>Of the list, pixels at 100 %: at first, and the least.</extracomment>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Go to page</source>
        <translation>转到页</translation>
    </message>
    <message>
        <source>annex</source>
        <translation>附表</translation>
    </message>
</context>
<context>
    <name>AnnexPreview</name>
    <message>
        <source>Annex preview</source>
        <extracomment>Many pages wait until nothing was typed for so long.</extracomment>
        <translation>附表预览</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Close the preview</source>
        <translation>关闭预览</translation>
    </message>
    <message>
        <source>{name} · {count} pages · follows each edit</source>
        <translation>{name} · 共 {count} 页 · 随表格即时更新</translation>
    </message>
    <message>
        <source>annex</source>
        <translation>附表</translation>
    </message>
</context>
<context>
    <name>AnswerBar</name>
    <message>
        <source>Asked about</source>
        <translation>测算范围</translation>
    </message>
    <message>
        <source>What questions are about</source>
        <translation>测算范围</translation>
    </message>
    <message>
        <source>The same for all questions: the whole plan, or what is chosen</source>
        <translation>各项测算共用：整个规划，或左侧所选的项目</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Send what is answered here to a printer  Ctrl+P</source>
        <translation>把这里的结果送打印机  Ctrl+P</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Save what is answered here as pages  Ctrl+Shift+P</source>
        <translation>把这里的结果存成 PDF 页面  Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>There is no answer to print yet.</source>
        <translation>还没有可以打印的结果。</translation>
    </message>
</context>
<context>
    <name>AnswerPrints</name>
    <message>
        <source>Save PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved {name}, {pages} pages.</source>
        <translation>已保存 {name}，{pages} 页。</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What the answer is about</source>
        <translation>结果说的是什么</translation>
    </message>
    <message>
        <source>The plan or the question has changed since; “Work out” answers anew.</source>
        <translation>规划或条件已有改动，这是改动前的结果；要看现在的，请再按“计算”。</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Something went wrong; your plan is intact.</source>
        <extracomment>How long a thread may keep Python from the window, in seconds. Each call of Qt lets go of Python and has to wait for it again; by default that is 5 ms, a hundred times for one painting. When a plan that was opened is first checked: its window stands by then.</extracomment>
        <translation>程序出了意外，规划没有受影响。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>This plan is kept in {path}.</source>
        <translation>规划保存在 {path}。</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存一份…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>A copy is kept in {path}; this plan stays open.</source>
        <translation>副本保存在 {path}，当前打开的仍是原规划。</translation>
    </message>
</context>
<context>
    <name>Applying</name>
    <message>
        <source>Put into a new scenario</source>
        <translation>存为新方案</translation>
    </message>
    <message>
        <source>Put into this scenario</source>
        <translation>写入当前方案</translation>
    </message>
    <message>
        <source>There is no answer yet that could be written.</source>
        <translation>还没有可写入的结果。</translation>
    </message>
    <message>
        <source>A new scenario takes this answer; the plan stays as it is</source>
        <translation>新建一个方案存放结果，规划不变</translation>
    </message>
    <message>
        <source>Writes this answer here; each step of it can be undone</source>
        <translation>把结果写到这里，每步可单独撤销</translation>
    </message>
    <message>
        <source>This scenario is locked.</source>
        <translation>这个方案已锁定。</translation>
    </message>
    <message>
        <source>Put into the plan</source>
        <translation>写入规划</translation>
    </message>
    <message>
        <source>New scenario “{name}”</source>
        <translation>新方案“{name}”</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Choose a font file</source>
        <translation>选择字体文件</translation>
    </message>
    <message>
        <source>Fonts (*.ttf *.ttc *.otf)</source>
        <translation>字体 (*.ttf *.ttc *.otf)</translation>
    </message>
    <message>
        <source>Write notes</source>
        <translation>修改附注</translation>
    </message>
    <message>
        <source>Options of {table}</source>
        <translation>{table}的全部选项</translation>
    </message>
    <message>
        <source>Change how the annex is printed</source>
        <translation>修改附表版面</translation>
    </message>
</context>
<context>
    <name>AwardsPanel</name>
    <message>
        <source>all projects</source>
        <translation>全部项目</translation>
    </message>
    <message>
        <source>Use this edition</source>
        <translation>采用这一版</translation>
    </message>
    <message>
        <source>Source that pays</source>
        <translation>出资来源</translation>
    </message>
    <message>
        <source>What is applied for</source>
        <translation>申报范围</translation>
    </message>
    <message>
        <source>Rule and edition</source>
        <translation>规则和版本</translation>
    </message>
    <message>
        <source>Rule book</source>
        <translation>规则库</translation>
    </message>
    <message>
        <source>Award rules of this plan</source>
        <translation>本规划采用的奖补规则</translation>
    </message>
    <message>
        <source>What it grants and asks</source>
        <translation>测算与条件</translation>
    </message>
    <message>
        <source>No rule is used yet. Choose a source and an edition of the rule book; the plan keeps the edition even when a newer one appears.</source>
        <translation>还没有采用规则。选一个来源和一版规则；以后规则库更新，规划仍保留这一版。</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>不清楚</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Remove rule</source>
        <translation>删除这条规则</translation>
    </message>
    <message>
        <source>The rule book has nothing for this source.</source>
        <translation>规则库里没有这项资金的规则。</translation>
    </message>
    <message>
        <source>Not confirmed: it binds nobody.</source>
        <translation>未经核实，不作硬性要求。</translation>
    </message>
    <message>
        <source>Source of the figures: grade {grade}.</source>
        <translation>数据来源等级：{grade}。</translation>
    </message>
    <message>
        <source>{amount} × 10,000 yuan more is set aside than it grants.</source>
        <translation>已安排的比可得的多 {amount} 万元。</translation>
    </message>
    <message>
        <source>{amount} × 10,000 yuan are set aside for projects that may not take it.</source>
        <translation>有 {amount} 万元安排给了不能用这项资金的项目。</translation>
    </message>
    <message>
        <source>Money is set aside outside its years: {years}.</source>
        <translation>在规则施行年份以外安排了资金：{years}。</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>to know</source>
        <translation>供参考</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>{count} projects barred</source>
        <translation>{count} 个项目不能用</translation>
    </message>
    <message>
        <source>to be answered</source>
        <translation>待回答</translation>
    </message>
    <message>
        <source>Answer “{words}”</source>
        <translation>回答“{words}”</translation>
    </message>
    <message>
        <source>Use the rule “{name}”</source>
        <translation>采用规则“{name}”</translation>
    </message>
    <message>
        <source>Remove the rule “{name}”</source>
        <translation>删除规则“{name}”</translation>
    </message>
</context>
<context>
    <name>BackfillPanel</name>
    <message>
        <source>Fill the gap</source>
        <translation>补上缺口</translation>
    </message>
    <message>
        <source>Rules, tried in this order</source>
        <translation>规则（依次执行）</translation>
    </message>
    <message>
        <source>Another rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>a source gives what is missing</source>
        <translation>由一项资金补足</translation>
    </message>
    <message>
        <source>a source gives it in later years</source>
        <translation>由一项资金在以后年份补</translation>
    </message>
    <message>
        <source>the last project gives way</source>
        <translation>推迟排在最后的项目</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>资金来源</translation>
    </message>
    <message>
        <source>Add this rule</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Money is needed</source>
        <translation>各年需要多少</translation>
    </message>
    <message>
        <source>After a stress test: in the years in which money lay before it, as in the scenario that was tested</source>
        <translation>压力测试之后：按测试前那个方案里资金所在的年度</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Filled (10,000 yuan)</source>
        <translation>补上（万元）</translation>
    </message>
    <message>
        <source>Gap by year (10,000 yuan)</source>
        <translation>分年缺口（万元）</translation>
    </message>
    <message>
        <source>as in “{scenario}”</source>
        <translation>同“{scenario}”</translation>
    </message>
    <message>
        <source>evenly over the months of work</source>
        <translation>按施工月份平均</translation>
    </message>
    <message>
        <source>Gap by year</source>
        <translation>分年缺口</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>补上</translation>
    </message>
    <message>
        <source>{before} × 10,000 yuan are missing; after these rules {after} still are.</source>
        <translation>原缺 {before} 万元；执行后还缺 {after} 万元。</translation>
    </message>
    <message>
        <source>Steps, each undone by itself</source>
        <translation>步骤（每步可单独撤销）</translation>
    </message>
    <message>
        <source>More</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还缺</translation>
    </message>
    <message>
        <source>no year</source>
        <translation>未定年度</translation>
    </message>
    <message>
        <source>Gap filled</source>
        <translation>补缺口</translation>
    </message>
    <message>
        <source>Try earlier</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Try later</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Remove this rule</source>
        <translation>删除这条规则</translation>
    </message>
    <message>
        <source>The last project gives way</source>
        <translation>推迟排在最后的项目</translation>
    </message>
    <message>
        <source>{source}, in later years</source>
        <translation>{source}，在以后年份</translation>
    </message>
    <message>
        <source>{source} fills</source>
        <translation>{source}补足</translation>
    </message>
</context>
<context>
    <name>Below</name>
    <message>
        <source>{count} limits</source>
        <extracomment>From this width on limits and scenarios stand side by side.</extracomment>
        <translation>限额 {count} 项</translation>
    </message>
    <message>
        <source>all are kept</source>
        <translation>全部守住</translation>
    </message>
    <message>
        <source>{count} broken</source>
        <translation>{count} 项未守住</translation>
    </message>
    <message>
        <source>Copy the numbers of the chart</source>
        <translation>复制图中的数字</translation>
    </message>
    <message>
        <source>Show the limits and what is used of them</source>
        <translation>查看限额和已用额</translation>
    </message>
    <message>
        <source>Go to the limits, each with what is used of it:</source>
        <translation>转到限额；各项已用：</translation>
    </message>
    <message>
        <source>Show the scenarios side by side</source>
        <translation>并排查看各方案</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>方案比较</translation>
    </message>
    <message>
        <source>Money and gap by year</source>
        <translation>分年资金与缺口</translation>
    </message>
    <message>
        <source>10,000 yuan</source>
        <translation>单位：万元</translation>
    </message>
    <message>
        <source>Scenarios compared (whole plan)</source>
        <translation>方案比较（全规划）</translation>
    </message>
    <message>
        <source>differences from the plan</source>
        <translation>差额对比“规划”，万元</translation>
    </message>
    <message>
        <source>Ceilings and floors (10,000 yuan)</source>
        <translation>限额（万元）</translation>
    </message>
</context>
<context>
    <name>BulkPopup</name>
    <message>
        <source>Change {projects}</source>
        <translation>修改 {projects}</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>新值</translation>
    </message>
    <message>
        <source>New value; empty clears the cells</source>
        <translation>新值；留空则清空</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write to all</source>
        <translation>写入全部</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Waive {rule}</source>
        <translation>豁免：{rule}</translation>
    </message>
    <message>
        <source>{count} waived; they stay listed at the end.</source>
        <translation>已豁免 {count} 条，仍列在最后。</translation>
    </message>
    <message>
        <source>Take waivers back</source>
        <translation>恢复已豁免的问题</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>保存 PDF…</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>核对规则</translation>
    </message>
    <message>
        <source>Look at one rule alone</source>
        <translation>只看某一条规则的问题</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>导出清单</translation>
    </message>
    <message>
        <source>Save the findings as PDF or copy them</source>
        <translation>把问题清单存成 PDF，或复制</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>核对问题</translation>
    </message>
    <message>
        <source>Checked with every edit · {count} rules · {time}</source>
        <translation>随编辑即时核对 · 共 {count} 条规则 · {time}</translation>
    </message>
    <message>
        <source>Nothing found. {count} rules, checked {time}.</source>
        <translation>没有发现问题。{count} 条规则，{time} 核对。</translation>
    </message>
    <message>
        <source>All that is not waived</source>
        <translation>所有未豁免的问题</translation>
    </message>
    <message>
        <source>What must be mended</source>
        <translation>必须改正的</translation>
    </message>
    <message>
        <source>What is likely wrong</source>
        <translation>多半有误的</translation>
    </message>
    <message>
        <source>What may be better</source>
        <translation>可以更好的</translation>
    </message>
    <message>
        <source>What stands for a reason</source>
        <translation>写明理由保留的</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Errors {count}</source>
        <translation>错误 {count}</translation>
    </message>
    <message>
        <source>Warnings {count}</source>
        <translation>提醒 {count}</translation>
    </message>
    <message>
        <source>Notices {count}</source>
        <translation>建议 {count}</translation>
    </message>
    <message>
        <source>Waived {count}</source>
        <translation>已豁免 {count}</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>全部规则</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add: {title}</source>
        <translation>添加：{title}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>去掉“{name}”</translation>
    </message>
</context>
<context>
    <name>ChoiceTable</name>
    <message>
        <source>Which projects are listed</source>
        <extracomment>Below this width reasons stand under the names. Places of what may be listed.</extracomment>
        <translation>列出哪些项目</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>入选</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开工</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>未选原因</translation>
    </message>
    <message>
        <source>Say at the left what counts and how much money there is, then work it out.</source>
        <translation>在左边说明按什么合计、有多少资金，再点“计算”。</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Chosen {count}</source>
        <translation>入选 {count}</translation>
    </message>
    <message>
        <source>Rejected {count}</source>
        <translation>未选 {count}</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Names to choose from</source>
        <extracomment>Columns whose words may be others than names of the plan. Whether the list was asked for, not only opened by typing.</extracomment>
        <translation>可选名称</translation>
    </message>
    <message>
        <source>Create “{name}”</source>
        <translation>新建“{name}”</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Find (pinyin initials too)</source>
        <extracomment>How high a line of chips is.</extracomment>
        <translation>查找（可用拼音首字母）</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Names to choose from</source>
        <translation>可选的名称</translation>
    </message>
    <message>
        <source>Create “{name}”</source>
        <translation>新建“{name}”</translation>
    </message>
</context>
<context>
    <name>ChoosingPanel</name>
    <message>
        <source>Choose projects and years</source>
        <translation>选择项目和开工年份</translation>
    </message>
    <message>
        <source>What is added up</source>
        <translation>按什么合计</translation>
    </message>
    <message>
        <source>priorities</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>benefits as typed</source>
        <translation>填写的效益分值</translation>
    </message>
    <message>
        <source>none, or 90000</source>
        <translation>不限，或 90000</translation>
    </message>
    <message>
        <source>Money in all, at most</source>
        <translation>资金总额不超过</translation>
    </message>
    <message>
        <source>Starts may move</source>
        <translation>允许调整开工年份</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Search no longer than</source>
        <translation>求解时间不超过</translation>
    </message>
    <message>
        <source>Enter or double click: free, in any case, not at all</source>
        <translation>回车或双击切换：不限、必选、排除</translation>
    </message>
    <message>
        <source>Fixed projects (Enter changes)</source>
        <translation>固定的项目（回车切换）</translation>
    </message>
    <message>
        <source>Projects (need in 10,000 yuan)</source>
        <translation>项目（需求：万元）</translation>
    </message>
    <message>
        <source>{count} projects get another start. Starts belong to the plan: putting this in, even into a scenario, changes them in the plan.</source>
        <translation>{count} 个项目的开工年份会变。开工年份属于规划：写入后（即使写入方案）规划里的时序也一起改。</translation>
    </message>
    <message>
        <source>Not possible. Relax:</source>
        <translation>做不到。可以这样放宽：</translation>
    </message>
    <message>
        <source>not worked out yet</source>
        <translation>尚未算出</translation>
    </message>
    <message>
        <source>Projects chosen</source>
        <translation>项目取舍</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Money spent (10,000 yuan)</source>
        <translation>资金（万元）</translation>
    </message>
    <message>
        <source>What each budget achieves</source>
        <translation>不同预算能达到的效益</translation>
    </message>
    <message>
        <source>✓ in any case: {name}</source>
        <translation>✓ 必选：{name}</translation>
    </message>
    <message>
        <source>✗ not: {name}</source>
        <translation>✗ 排除：{name}</translation>
    </message>
</context>
<context>
    <name>ColumnsBox</name>
    <message>
        <source>Leave at least one column in the table.</source>
        <translation>表里至少留一列。</translation>
    </message>
    <message>
        <source>“{width}” is no width of “{column}”. Write millimetres such as 24, or leave it empty.</source>
        <translation>“{width}”不能作“{column}”的列宽。写毫米数，如 24；或者留空。</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>印出的列</translation>
    </message>
    <message>
        <source>Other words</source>
        <translation>改用的列名</translation>
    </message>
    <message>
        <source>Width, mm</source>
        <translation>列宽（毫米）</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表的各列</translation>
    </message>
    <message>
        <source>Ticked columns are printed; words and widths may be your own.</source>
        <translation>勾选的列印出；列名和列宽可以自定。</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
</context>
<context>
    <name>CommandSearch</name>
    <message>
        <source>Command, page or project; pinyin will do</source>
        <extracomment>Nobody reads more; who wants another one types on. How long the window may be held up at a time.</extracomment>
        <translation>命令、页面或项目，可打拼音</translation>
    </message>
    <message>
        <source>Search commands, pages and projects</source>
        <translation>搜索命令、页面和项目</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters.</source>
        <translation>没有找到。少打几个字母试试。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Undo</source>
        <extracomment>Commands whose keys mean something else on some pages: they wait until nobody else has taken the key, since Qt lets neither of two equal shortcuts work.</extracomment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的修改</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的修改</translation>
    </message>
    <message>
        <source>{name}: {label}</source>
        <translation>{name}：{label}</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>本页(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
</context>
<context>
    <name>ComparingPanel</name>
    <message>
        <source>The plan and its scenarios side by side</source>
        <extracomment>So many ways leave room for the names of parts; these take so much beside more. Place of the gaps among what may be compared. A line: its words, what each way has there, whether it is a sum.</extracomment>
        <translation>规划与各方案并排比较</translation>
    </message>
    <message>
        <source>The plan and its scenarios side by side (10,000 yuan)</source>
        <translation>规划与各方案并排比较（万元）</translation>
    </message>
    <message>
        <source>By source</source>
        <translation>按来源</translation>
    </message>
    <message>
        <source>By tier</source>
        <translation>按落实程度</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>按年度</translation>
    </message>
    <message>
        <source>By programme</source>
        <translation>按重大工程</translation>
    </message>
    <message>
        <source>Gap by year</source>
        <translation>分年缺口</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>项</translation>
    </message>
    <message>
        <source>whole plan · 10,000 yuan · Ctrl+C copies all</source>
        <translation>全规划 · 万元 · Ctrl+C 复制全部</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>no year</source>
        <translation>未定年度</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已安排</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>Set aside</source>
        <extracomment>So many are seen in full; from the next one on the table scrolls sideways. Height of a line, and the most it takes where there is room.</extracomment>
        <translation>已安排</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>Scenarios compared</source>
        <translation>方案比较</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>Places and zones</source>
        <translation>地点与分区</translation>
    </message>
    <message>
        <source>Enter goes to the place</source>
        <translation>回车转到该地点</translation>
    </message>
    <message>
        <source>{whole} whole  {part} in part</source>
        <translation>{whole} 全部  {part} 部分</translation>
    </message>
    <message>
        <source>{count} places with projects in no zone</source>
        <translation>{count} 处有项目而不在分区内</translation>
    </message>
</context>
<context>
    <name>CoverageModel</name>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目数</translation>
    </message>
    <message>
        <source>{place} has projects and lies in no zone.</source>
        <translation>{place}有项目，却不在任何修复分区内。</translation>
    </message>
    <message>
        <source>All of {place} lies in {zone}.</source>
        <translation>{place}全部在{zone}。</translation>
    </message>
    <message>
        <source>Of {place} a part lies in {zone}: {villages}</source>
        <translation>{place}部分在{zone}：{villages}</translation>
    </message>
</context>
<context>
    <name>DeskBar</name>
    <message>
        <source>of {count}</source>
        <translation>页，共 {count} 页</translation>
    </message>
    <message>
        <source>List of projects</source>
        <translation>项目列表</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>第</translation>
    </message>
    <message>
        <source>Number of the page to go to  Ctrl+G</source>
        <translation>要看的页码  Ctrl+G</translation>
    </message>
    <message>
        <source>Find in the annex</source>
        <translation>在附表中查找</translation>
    </message>
    <message>
        <source>Find words on the printed pages; Enter goes to the next</source>
        <translation>在打印页面中查找，Enter 看下一处</translation>
    </message>
</context>
<context>
    <name>DifferencesPanel</name>
    <message>
        <source>Amounts that differ from the plan</source>
        <translation>与规划不同的金额</translation>
    </message>
    <message>
        <source>Amounts that differ from the plan (10,000 yuan)</source>
        <translation>与规划不同的金额（万元）</translation>
    </message>
    <message>
        <source>Why this amount is another one</source>
        <translation>这笔金额为什么不同</translation>
    </message>
    <message>
        <source>No scenario differs from the plan. Make one with “New scenario”, then change amounts in it.</source>
        <translation>没有与规划不同的方案。先点“新方案”，再在方案里改金额。</translation>
    </message>
    <message>
        <source>{count} amounts · 10,000 yuan · Ctrl+C copies all</source>
        <translation>共 {count} 处 · 万元 · Ctrl+C 复制全部</translation>
    </message>
    <message>
        <source>Nothing differs from the plan in what is chosen at the left; {count} amounts do in the whole plan.</source>
        <translation>左侧所选范围内没有与规划不同的金额；全规划有 {count} 处。</translation>
    </message>
    <message>
        <source>Say why an amount differs</source>
        <translation>写明金额为什么不同</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>重大工程</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>资金来源</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>In the scenario</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>EmptyNote</name>
    <message>
        <source>No projects yet. Copy rows from your annex and paste them here, or start by typing the name of a project.</source>
        <translation>还没有项目。从附表复制几行，在这里粘贴；或者先输入一个项目的名称。</translation>
    </message>
    <message>
        <source>No project matches “{text}”.</source>
        <translation>没有符合“{text}”的项目。</translation>
    </message>
    <message>
        <source>No project matches the filter.</source>
        <translation>没有符合筛选条件的项目。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴导入</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Go there</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Go to this row where it is edited</source>
        <translation>转到能修改这一行的地方</translation>
    </message>
</context>
<context>
    <name>FactsView</name>
    <message>
        <source>not filled</source>
        <extracomment>Fields that name each other: what is marked of one is marked of the other.</extracomment>
        <translation>未填</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Ctrl+Enter stores it, Esc brings back what was there</source>
        <extracomment>The widest border of a field, so that focus does not move the text below.</extracomment>
        <translation>Ctrl+Enter 保存，Esc 恢复原样</translation>
    </message>
    <message>
        <source>Enter stores it, Esc brings back what was there</source>
        <translation>Enter 保存，Esc 恢复原样</translation>
    </message>
</context>
<context>
    <name>FileQuestions</name>
    <message>
        <source>Save a copy</source>
        <translation>另存副本</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Name, agency, place or content (pinyin initials will do)</source>
        <extracomment>Between two keys of somebody who types on.</extracomment>
        <translation>名称、单位、地点、内容（可用拼音首字母）</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>按文字筛选</translation>
    </message>
    <message>
        <source>With a gap</source>
        <translation>有缺口</translation>
    </message>
    <message>
        <source>Need not filled in</source>
        <translation>资金未填</translation>
    </message>
    <message>
        <source>With findings</source>
        <translation>有核对问题</translation>
    </message>
    <message>
        <source>Show all parts again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Show all again: {words}</source>
        <translation>取消筛选：{words}</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>All projects</source>
        <translation>全部项目</translation>
    </message>
</context>
<context>
    <name>FilterPopup</name>
    <message>
        <source>Find (pinyin too)</source>
        <translation>查找（可用拼音）</translation>
    </message>
    <message>
        <source>Find values</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>可选值</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Also those not filled in</source>
        <translation>未填的也显示</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>FindingDetail</name>
    <message>
        <source>Waived by {who} on {day}: {reason}</source>
        <translation>{who} 于 {day} 豁免：{reason}</translation>
    </message>
    <message>
        <source>Waive</source>
        <translation>豁免</translation>
    </message>
    <message>
        <source>Waive all {count}</source>
        <translation>豁免这 {count} 条</translation>
    </message>
    <message>
        <source>Write why it may stand, then press Ctrl+Enter again.</source>
        <translation>先写下豁免的理由，再按 Ctrl+Enter。</translation>
    </message>
    <message>
        <source>Choose a finding to see what it rests on.</source>
        <translation>选中一条，看它的依据。</translation>
    </message>
    <message>
        <source>Go to where it is mended: Enter in the list, or a double click</source>
        <translation>转到要改的地方：在列表里按 Enter，或双击</translation>
    </message>
    <message>
        <source>Kept with the waiver  Ctrl+Enter waives</source>
        <translation>随豁免一起保存  Ctrl+Enter 豁免</translation>
    </message>
    <message>
        <source>Let it stand, for the reason above  {key}</source>
        <translation>按上面的理由豁免  {key}</translation>
    </message>
    <message>
        <source>Let the finding count again</source>
        <translation>让这个问题重新计入</translation>
    </message>
    <message>
        <source>Ways to mend it</source>
        <translation>可以这样改</translation>
    </message>
    <message>
        <source>Go to the cell  Enter</source>
        <translation>转到这一格  Enter</translation>
    </message>
    <message>
        <source>Reason to waive it (needed; kept in the history)</source>
        <translation>豁免理由（必填，会写入历史）</translation>
    </message>
    <message>
        <source>Such as: agreed at the review of 12 May</source>
        <translation>例：5 月 12 日会审同意</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Take the waiver back</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Reason why it may stand</source>
        <translation>保留的理由</translation>
    </message>
    <message>
        <source>Reason, then Enter</source>
        <translation>写明理由，回车保留</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Let it stand…</source>
        <translation>保留…</translation>
    </message>
    <message>
        <source>Count it again</source>
        <translation>重新核对</translation>
    </message>
    <message>
        <source>Stands: {reason}</source>
        <translation>已保留：{reason}</translation>
    </message>
</context>
<context>
    <name>FindingRows</name>
    <message>
        <source>Nothing found.</source>
        <translation>没有发现问题。</translation>
    </message>
</context>
<context>
    <name>FindingsExport</name>
    <message>
        <source>findings</source>
        <translation>核对清单</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么改</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>{count} findings copied; paste them into WPS or Excel.</source>
        <translation>已复制 {count} 条，可粘贴到 WPS 表格。</translation>
    </message>
</context>
<context>
    <name>FindingsModel</name>
    <message>
        <source>Waived {count}</source>
        <extracomment>More findings than this are grouped by rule, and a group shows so many at first.</extracomment>
        <translation>已豁免 {count}</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count}</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <extracomment>Height that the frame of a window takes besides, px at 100 %.</extracomment>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FundingPage</name>
    <message>
        <source>{count} projects · need {need} · set aside {given} · excess {gap}</source>
        <translation>{count} 个项目 · 需求 {need} · 已安排 {given} · 超出 {gap} 万元</translation>
    </message>
    <message>
        <source>{count} projects · need {need} · set aside {given} · gap {gap}</source>
        <translation>{count} 个项目 · 需求 {need} · 已安排 {given} · 缺口 {gap} 万元</translation>
    </message>
    <message>
        <source>Whole plan</source>
        <translation>全规划</translation>
    </message>
    <message>
        <source>Change {source} of “{name}”</source>
        <translation>修改“{name}”的{source}</translation>
    </message>
    <message>
        <source>Change how sure {source} is</source>
        <translation>修改{source}的落实程度</translation>
    </message>
    <message>
        <source>Years of “{name}” laid anew</source>
        <translation>重新安排“{name}”的分年资金</translation>
    </message>
    <message>
        <source>Lock {source}</source>
        <translation>锁定{source}</translation>
    </message>
    <message>
        <source>Unlock {source}</source>
        <translation>解锁{source}</translation>
    </message>
    <message>
        <source>The numbers are on the clipboard.</source>
        <translation>数字已复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>FundingWidgets</name>
    <message>
        <source>Type an amount, a share such as 15%, or move a slider.</source>
        <extracomment>From this size on the list of changed amounts stands under the charts. Least and most height of that list. What the charts get: the least with which they are shown at first, the most, and the least where the user wants them all the same. With so many sources in sight there is room for charts as well.</extracomment>
        <translation>在格中填金额，在占比里填 15% 或金额，或拖动滑块。</translation>
    </message>
    <message>
        <source>Money by year and scenarios under the table</source>
        <translation>在表下方显示分年资金和方案比较</translation>
    </message>
    <message>
        <source>No room for charts: a larger window or smaller text has it</source>
        <translation>放不下图表：放大窗口或缩小文字后可用</translation>
    </message>
    <message>
        <source>Undo Ctrl+Z</source>
        <translation>撤销 Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>GoToBox</name>
    <message>
        <source>of {count}</source>
        <extracomment>From the upper edge of what it lies over, px at 100 %.</extracomment>
        <translation>共 {count} 行</translation>
    </message>
    <message>
        <source>Go to row</source>
        <translation>转到第几行</translation>
    </message>
    <message>
        <source>Number of the row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Enter goes there, Esc goes back</source>
        <translation>Enter 转到，Esc 返回</translation>
    </message>
</context>
<context>
    <name>GridCommands</name>
    <message>
        <source>New project</source>
        <extracomment>A value is filled into at least one column beside its own.</extracomment>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一行</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Empty cells</source>
        <translation>清空单元格</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste values only</source>
        <translation>只粘贴文字</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Fill right</source>
        <translation>向右填充</translation>
    </message>
    <message>
        <source>Write to all selected</source>
        <translation>写入全部所选</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Rows move only in groups of programmes, without filter or sorting.</source>
        <translation>只有按重大工程分组、没有筛选和排序时才能移动行。</translation>
    </message>
</context>
<context>
    <name>GridEdits</name>
    <message>
        <source>Add “{name}”</source>
        <extracomment>By project the words typed, by column. About so many rows hang on a project, itself too, and are as much work.</extracomment>
        <translation>新增“{name}”</translation>
    </message>
    <message>
        <source> copy</source>
        <translation>（副本）</translation>
    </message>
    <message>
        <source>Duplicate {what}</source>
        <translation>复制{what}</translation>
    </message>
    <message>
        <source>Delete {what}</source>
        <translation>删除{what}</translation>
    </message>
    <message>
        <source>{projects} deleted.</source>
        <translation>已删除 {projects}。</translation>
    </message>
    <message>
        <source>Move {what}</source>
        <translation>移动{what}</translation>
    </message>
    <message>
        <source>Paste {n} rows</source>
        <translation>粘贴 {n} 行</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>New in the lists: {names}.</source>
        <translation>已新增到名单：{names}。</translation>
    </message>
    <message>
        <source>Change {count} cells</source>
        <translation>修改 {count} 格</translation>
    </message>
    <message>
        <source>Change {column} of {what}</source>
        <translation>修改{what}的{column}</translation>
    </message>
</context>
<context>
    <name>GridPanel</name>
    <message>
        <source>Esc cancels</source>
        <extracomment>How wide a double click makes a column at most, and what it looks at. Hundredths of a percent in a whole. Which columns of text share what is left, and how much of it. How narrow they may get where there is too little, and where even that would push figures out of sight.</extracomment>
        <translation>Esc 取消</translation>
    </message>
    <message>
        <source>Worked out from the projects below: change those.</source>
        <translation>由下面的项目加起来，改项目的数就会变。</translation>
    </message>
    <message>
        <source>The title of a group: projects are typed in the lines below it.</source>
        <translation>这一行是分组标题，项目在下面的行里填写。</translation>
    </message>
    <message>
        <source>The title of a group: F2 renames it, projects are typed in the lines below it.</source>
        <translation>这一行是分组标题：按 F2 改名，项目在下面的行里填写。</translation>
    </message>
    <message>
        <source>Type the name of the new project first.</source>
        <translation>先填新项目的名称。</translation>
    </message>
    <message>
        <source>Change the need (F2)</source>
        <translation>改资金需求（F2）</translation>
    </message>
    <message>
        <source>Go to Funding (F2)</source>
        <translation>到“资金”页（F2）</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Projects</source>
        <translation>项目表</translation>
    </message>
</context>
<context>
    <name>GroupNames</name>
    <message>
        <source>Rename group</source>
        <translation>改名（F2）</translation>
    </message>
    <message>
        <source>New programme</source>
        <translation>新重大工程</translation>
    </message>
    <message>
        <source>Add a programme</source>
        <translation>新增重大工程</translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation>“{name}”改名</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Keys and help</source>
        <extracomment>Whose keys are listed first on a page.</extracomment>
        <translation>按键与帮助</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Ctrl+K runs any of these by name. Hold Alt to read all commands in the menu.</source>
        <translation>按 Ctrl+K 可以按名字执行其中任何一个；按住 Alt，菜单里能读到全部命令。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Projects: the annex as a table. Type into any cell, paste rows from WPS, group and filter; shares and the project in hand stand at the right.</source>
        <translation>项目：附表就是这张表。直接在单元格里填，从 WPS 粘贴整行，可以分组和筛选；右边是资金占比和当前项目。</translation>
    </message>
    <message>
        <source>Schedule: drag a bar or its ends, or use the arrows; the money of each year stands under the axis.</source>
        <translation>进度：拖动横条或它的两端，也可以用方向键；各年资金在时间轴下面。</translation>
    </message>
    <message>
        <source>Funding: spread the need of the plan, a programme or a project over sources and years, as amounts or as shares.</source>
        <translation>资金：把整个规划、一个重大工程或一个项目的需求排到来源和年度，填金额或比例都行。</translation>
    </message>
    <message>
        <source>Annex: the very pages that will be printed. Choose tables and their form above, click a row to go to its project.</source>
        <translation>附表：看到的就是印出的页面。上面选表和版式，点一行就转到它的项目。</translation>
    </message>
    <message>
        <source>Checks: what does not fit. Go to the cell and mend it, or waive it with a reason.</source>
        <translation>核对：列出对不上的地方。转到单元格改掉，或者写明理由后放行。</translation>
    </message>
    <message>
        <source>Zones: zones, tasks, programmes, agencies, places and sources that projects draw on.</source>
        <translation>分区：项目要用到的分区、任务、重大工程、单位、地点和资金来源。</translation>
    </message>
    <message>
        <source>Indicators: baseline and targets by year, in groups as printed.</source>
        <translation>指标：基期值和各年目标值，按印出的分组排列。</translation>
    </message>
    <message>
        <source>History: who changed what. Name a version, compare it with the plan, go back to it.</source>
        <translation>历史：谁改了什么。可以给版本取名、与现在比较、恢复到它。</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Name a version…</source>
        <extracomment>The most rows of an edit whose other edits are listed.</extracomment>
        <translation>命名版本…</translation>
    </message>
    <message>
        <source>Go back to this version</source>
        <translation>回到这个版本</translation>
    </message>
    <message>
        <source>Every edit, who made it and when  Ctrl+PgUp / Ctrl+PgDn</source>
        <translation>每次修改，何人何时  Ctrl+PgUp / Ctrl+PgDn</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>States of the plan that were named  Ctrl+PgUp / Ctrl+PgDn</source>
        <translation>命名保存过的规划  Ctrl+PgUp / Ctrl+PgDn</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Keep the plan as it is now, under a name  {keys}</source>
        <translation>给现在的规划起名留存  {keys}</translation>
    </message>
    <message>
        <source>What happened to the plan</source>
        <translation>规划的历史</translation>
    </message>
    <message>
        <source>Make the plan as it was then; undo takes that back</source>
        <translation>把规划恢复成当时的样子，可以撤销</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>Nothing happened yet. Every edit is listed here with who made it.</source>
        <translation>还没有修改。每次修改都列在这里，写明是谁改的。</translation>
    </message>
    <message>
        <source>No versions yet. Name one before a meeting or a round of comments; then compare with it or go back to it.</source>
        <translation>还没有版本。开会或征求意见前命名一个，以后可以对比，也可以回到那时。</translation>
    </message>
    <message>
        <source>Undone: {label}</source>
        <translation>已撤销：{label}</translation>
    </message>
    <message>
        <source>Redone: {label}</source>
        <translation>已重做：{label}</translation>
    </message>
    <message>
        <source>{count} changes. Undo and redo go step by step: Ctrl+Z.</source>
        <translation>{count} 处改动。撤销和重做逐步进行：Ctrl+Z。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较……</translation>
    </message>
    <message>
        <source>{count} differences between this version and the plan now.</source>
        <translation>这个版本与现在的规划有 {count} 处不同。</translation>
    </message>
    <message>
        <source>Other edits of the same</source>
        <translation>对同一内容的其他修改</translation>
    </message>
    <message>
        <source>Nothing else was done to it.</source>
        <translation>没有别的修改。</translation>
    </message>
    <message>
        <source>Edits since this version</source>
        <translation>这个版本之后的修改</translation>
    </message>
    <message>
        <source>Nothing was done since.</source>
        <translation>此后没有修改。</translation>
    </message>
    <message>
        <source>The plan is again as in version “{name}”.</source>
        <translation>规划已回到版本“{name}”。</translation>
    </message>
    <message>
        <source>Version “{name}” is kept.</source>
        <translation>已保留版本“{name}”。</translation>
    </message>
</context>
<context>
    <name>HistoryRows</name>
    <message>
        <source>Nothing changed yet.</source>
        <extracomment>How soon a plan that something is on its way in is asked again. So long it is read, and so long then something else may come between.</extracomment>
        <translation>还没有改动。</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>Undone: {text}</source>
        <translation>撤销：{text}</translation>
    </message>
    <message>
        <source>Redone: {text}</source>
        <translation>重做：{text}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>Hits</name>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Choose a row to see all of it.</source>
        <extracomment>Width that a box takes around its words, with the edges of the card, px at 100 %. What a box cuts, whole under it.</extracomment>
        <translation>选中一行，看它的全部内容。</translation>
    </message>
    <message>
        <source>Ctrl+Enter or leaving the field stores it, Esc takes it back</source>
        <translation>Ctrl+Enter 或离开时保存，Esc 恢复原样</translation>
    </message>
    <message>
        <source>Understood as {period}</source>
        <extracomment>From this width on all sections start open. Sections that start folded where there is little room.</extracomment>
        <translation>理解为 {period}</translation>
    </message>
    <message>
        <source>{share} of all</source>
        <translation>占 {share}</translation>
    </message>
    <message>
        <source>Set aside {amount}</source>
        <translation>已安排 {amount}</translation>
    </message>
    <message>
        <source>Change {what}</source>
        <translation>修改{what}</translation>
    </message>
    <message>
        <source>Let a finding stand</source>
        <translation>保留核对问题</translation>
    </message>
    <message>
        <source>Count a finding again</source>
        <translation>重新核对问题</translation>
    </message>
    <message>
        <source>({villages})</source>
        <translation>（{villages}）</translation>
    </message>
    <message>
        <source>(without {villages})</source>
        <translation>（不含{villages}）</translation>
    </message>
</context>
<context>
    <name>InspectorForm</name>
    <message>
        <source>Name</source>
        <extracomment>Border, padding and margin of a field to the left of its words. How high a line of chips is, and of a field. Number of the programme whose swatch is shown, and for which screen.</extracomment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>重大工程</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Supports</source>
        <translation>配合单位</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>建设时序</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>修复分区</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>资金需求</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>建设规模</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>建设内容</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>实施区域</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Choose a project to see all of it here.</source>
        <translation>选中一个项目，这里显示它的全部内容。</translation>
    </message>
    <message>
        <source>Programme: {name}; choose another</source>
        <translation>重大工程：{name}；换一个</translation>
    </message>
    <message>
        <source>Project before</source>
        <translation>上一个项目</translation>
    </message>
    <message>
        <source>Next project</source>
        <translation>下一个项目</translation>
    </message>
    <message>
        <source>Close the inspector (F4)</source>
        <translation>关闭检查栏（F4）</translation>
    </message>
    <message>
        <source>not filled</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>10,000 yuan</source>
        <translation>万元</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>Costs by kind</source>
        <translation>费用构成</translation>
    </message>
    <message>
        <source>Choosing projects</source>
        <translation>择优条件</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a quantity</source>
        <translation>添加建设规模</translation>
    </message>
    <message>
        <source>What is built, and how much</source>
        <translation>建什么，多大规模</translation>
    </message>
    <message>
        <source>Places, parted by 、</source>
        <translation>地点，用顿号隔开</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>分年安排</translation>
    </message>
    <message>
        <source>Money of the project by year</source>
        <translation>项目分年资金</translation>
    </message>
    <message>
        <source>No money is set aside by year yet.</source>
        <translation>还没有分年度安排资金。</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>不印入附表</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>LabPanel</name>
    <message>
        <source>The plan itself</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Money of</source>
        <translation>哪项资金</translation>
    </message>
    <message>
        <source>10,000 yuan</source>
        <translation>万元</translation>
    </message>
</context>
<context>
    <name>LabScope</name>
    <message>
        <source>The whole plan · {count} projects</source>
        <translation>整个规划 · {count} 个项目</translation>
    </message>
    <message>
        <source>Chosen at the left</source>
        <translation>左侧所选</translation>
    </message>
    <message>
        <source>{name} · {count} projects</source>
        <translation>{name} · {count} 个项目</translation>
    </message>
</context>
<context>
    <name>Laboratory</name>
    <message>
        <source>Money</source>
        <extracomment>The money is painted by then; nobody has reached for a tab yet. Module and class of each panel, in the order of the tabs behind the money. Place of the limits in the row of words. The panel on which rows of a table of the plan are edited.</extracomment>
        <translation>资金安排</translation>
    </message>
    <message>
        <source>Ceilings</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Stress</source>
        <translation>压力测试</translation>
    </message>
    <message>
        <source>Backfill</source>
        <translation>补缺口</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Solve</source>
        <translation>求解</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>取舍</translation>
    </message>
    <message>
        <source>Award rules</source>
        <translation>奖补规则</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>LimitsModel</name>
    <message>
        <source>Limit</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>Kept, {amount} × 10,000 yuan of room.</source>
        <translation>守住，还有余量 {amount} 万元。</translation>
    </message>
    <message>
        <source>Broken: {amount} × 10,000 yuan too much.</source>
        <translation>未守住：多 {amount} 万元。</translation>
    </message>
    <message>
        <source>Broken: {amount} × 10,000 yuan too little.</source>
        <translation>未守住：少 {amount} 万元。</translation>
    </message>
</context>
<context>
    <name>LimitsView</name>
    <message>
        <source>Ceilings and floors, and what is used of them</source>
        <translation>限额与已用额</translation>
    </message>
</context>
<context>
    <name>LinesModel</name>
    <message>
        <source>Row</source>
        <extracomment>Lines that decide how wide columns are; with more than these all are one line high. Most lines of one cell, and pixels over and under them.</extracomment>
        <translation>对象</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>改后</translation>
    </message>
</context>
<context>
    <name>ListModel</name>
    <message>
        <source>Add {name}</source>
        <extracomment>Of other models that are painted alike: whether a check doubts the row. By cell the edit that words were pasted with, which takes them back along.</extracomment>
        <translation>新增“{name}”</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除“{name}”</translation>
    </message>
    <message>
        <source>{count} deleted.</source>
        <translation>已删除 {count} 个。</translation>
    </message>
    <message>
        <source>{done} With them went {along}.</source>
        <translation>{done}一并删除：{along}。</translation>
    </message>
    <message>
        <source>Paste {count} rows</source>
        <translation>粘贴 {count} 行</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>移动“{name}”</translation>
    </message>
    <message>
        <source>{count} × {name}</source>
        <translation>{count} 个{name}</translation>
    </message>
    <message>
        <source>Change {field} of {name}</source>
        <translation>修改“{name}”的{field}</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>Delete</source>
        <extracomment>Height of buttons, heading and gaps around the rows of a list, and of the heading alone, px at 100 %; the fewest rows that list and projects need room for together; the part projects get. Height that a list must leave over for another card under it. A list has room for as many rows, though it has fewer.</extracomment>
        <translation>删除</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>Pasted {rows} rows</source>
        <translation>已粘贴 {rows} 行</translation>
    </message>
    <message>
        <source>Pasted {rows} rows, {refused} cells not understood (marked)</source>
        <translation>已粘贴 {rows} 行，{refused} 格看不懂（已标出）</translation>
    </message>
</context>
<context>
    <name>ListsPage</name>
    <message>
        <source>List of {name}  Ctrl+PgUp / Ctrl+PgDn</source>
        <translation>{name}清单  Ctrl+PgUp / Ctrl+PgDn</translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Stopping…</source>
        <extracomment>What a user does with hands; nothing of it reaches the window meanwhile.</extracomment>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Under way: {label}…</source>
        <translation>正在进行：{label}…</translation>
    </message>
    <message>
        <source>{work} {figures} {also}</source>
        <translation>{work}{figures}{also}</translation>
    </message>
    <message>
        <source>Anything else has to wait for it.</source>
        <translation>其他操作要等它完成。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Changing…</source>
        <extracomment>Why the last publishing failed, and that in few words.</extracomment>
        <translation>正在改动…</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>正在发布…</translation>
    </message>
    <message>
        <source>{count} edits not published</source>
        <translation>本机有 {count} 处未发布</translation>
    </message>
    <message>
        <source>Published {time}</source>
        <translation>已发布 {time}</translation>
    </message>
    <message>
        <source>Undone: {label}</source>
        <translation>已撤销：{label}</translation>
    </message>
    <message>
        <source>Redone: {label}</source>
        <translation>已重做：{label}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存一份…</translation>
    </message>
    <message>
        <source>This plan is kept in {path}.</source>
        <translation>规划保存在 {path}。</translation>
    </message>
    <message>
        <source>Importing files is not there yet in this version: paste the rows of the table on Projects.</source>
        <translation>这个版本还不能导入文件：在“项目”页粘贴表格的行。</translation>
    </message>
    <message>
        <source>Version “{name}” is kept.</source>
        <translation>已保留版本“{name}”。</translation>
    </message>
    <message>
        <source>Publishing the last edits…</source>
        <translation>正在发布最后的修改…</translation>
    </message>
    <message>
        <source>The last edits are not published.</source>
        <translation>最后的修改还没有发布。</translation>
    </message>
    <message>
        <source>Close; the edits stay on this computer</source>
        <translation>关闭，修改留在本机</translation>
    </message>
</context>
<context>
    <name>MatrixCard</name>
    <message>
        <source>Whole plan</source>
        <extracomment>So much of a title is to be seen before anything else is given up for it. What there is room for above the table: words on buttons, need, count of projects. Below this width amounts alone are shown at first. Fewest rows of sources in sight.</extracomment>
        <translation>全规划</translation>
    </message>
    <message>
        <source>{count} projects</source>
        <translation>{count} 个项目</translation>
    </message>
    <message>
        <source>Programme {number} · {count} projects</source>
        <translation>工程 {number} · {count} 个项目</translation>
    </message>
    <message>
        <source>Need {need} × 10,000 yuan</source>
        <translation>需求 {need} 万元</translation>
    </message>
    <message>
        <source>Money by source and year</source>
        <translation>资金来源与年度表</translation>
    </message>
    <message>
        <source>Set aside, need and gap</source>
        <translation>已安排、需求和缺口</translation>
    </message>
    <message>
        <source>Locked: nothing here can be changed</source>
        <translation>方案已锁定，不能修改</translation>
    </message>
    <message>
        <source>Only sources with money</source>
        <translation>只看有资金的来源</translation>
    </message>
    <message>
        <source>Leave out sources that give nothing here</source>
        <translation>不列这里没有出资的来源</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Money by year and scenarios under the table</source>
        <translation>表下显示分年资金和方案比较</translation>
    </message>
    <message>
        <source>What the columns of sources show</source>
        <translation>来源各列显示什么</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>No needs yet. Enter amounts on Projects, then spread them here by source and year.</source>
        <translation>还没有资金需求。先在“项目”页填入金额，这里就能安排来源和年度。</translation>
    </message>
    <message>
        <source>Go to Projects</source>
        <translation>转到项目</translation>
    </message>
</context>
<context>
    <name>MatrixDelegate</name>
    <message>
        <source>Esc cancels</source>
        <extracomment>What the track of a slider spans at least, in hundredths of a percent.</extracomment>
        <translation>Esc 取消</translation>
    </message>
    <message>
        <source>Was {old}, {amount} × 10,000 yuan more  Esc cancels</source>
        <translation>原 {old}，增加 {amount} 万元  Esc 取消</translation>
    </message>
    <message>
        <source>Was {old}, {amount} × 10,000 yuan less  Esc cancels</source>
        <translation>原 {old}，减少 {amount} 万元  Esc 取消</translation>
    </message>
    <message>
        <source>Was {old} × 10,000 yuan  Esc cancels</source>
        <translation>原 {old} 万元  Esc 取消</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>Source</source>
        <extracomment>Texts that were refused, with what is wrong, by line and column.</extracomment>
        <translation>资金来源</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>落实程度</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>No year</source>
        <translation>未定年度</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Excess</source>
        <translation>超出</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Sum of the sources below it</source>
        <translation>由下列来源相加</translation>
    </message>
    <message>
        <source>What is set aside, and the gap spread evenly over the months</source>
        <translation>已安排的，加上按工期逐月均摊的缺口</translation>
    </message>
</context>
<context>
    <name>MoneyBar</name>
    <message>
        <source>Gap {amount}</source>
        <translation>缺口 {amount}</translation>
    </message>
    <message>
        <source>Excess {amount}</source>
        <translation>超出 {amount}</translation>
    </message>
    <message>
        <source>Sources of money</source>
        <translation>资金来源</translation>
    </message>
</context>
<context>
    <name>MoreCharts</name>
    <message>
        <source>Sources by programme</source>
        <extracomment>Years whose figures have room beside each other.</extracomment>
        <translation>按来源与工程</translation>
    </message>
    <message>
        <source>Money by year</source>
        <translation>按年度</translation>
    </message>
    <message>
        <source>No money is set aside by year yet.</source>
        <translation>还没有分年度安排资金。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>NewPlanDialog</name>
    <message>
        <source>New plan</source>
        <extracomment>Periods offered by one click: the coming five years, and the long ones. So many characters a file name may have; some systems count bytes instead.</extracomment>
        <translation>新建规划</translation>
    </message>
    <message>
        <source>Make the plan</source>
        <translation>建立规划</translation>
    </message>
    <message>
        <source>Say where the plan shall be kept.</source>
        <translation>写明规划保存在哪里。</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这个文件夹</translation>
    </message>
    <message>
        <source>Empty plan</source>
        <translation>空白规划</translation>
    </message>
    <message>
        <source>Frame of: {title}</source>
        <translation>沿用框架：{title}</translation>
    </message>
    <message>
        <source>County, city or province</source>
        <translation>县、市或省</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>规划期</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>规划名称</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>A template gives zones, places, tasks, programmes, agencies, sources and indicators; its projects and money stay behind.</source>
        <translation>模板带来分区、地点、任务、工程、单位、来源和指标；它的项目和资金不带过来。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>First year</source>
        <translation>开始年份</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>结束年份</translation>
    </message>
    <message>
        <source>Ecological restoration plan of {region} ({first}–{last})</source>
        <translation>{region}国土空间生态修复规划（{first}—{last}年）</translation>
    </message>
    <message>
        <source>Keep the plan as</source>
        <translation>规划保存为</translation>
    </message>
</context>
<context>
    <name>NotesDialog</name>
    <message>
        <source>Notes of {table}</source>
        <translation>{table}的表注</translation>
    </message>
    <message>
        <source>One note a line</source>
        <translation>一行一条</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Stop</source>
        <extracomment>How long a mere confirmation is shown.</extracomment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <extracomment>Whether it shows work that is on its way.</extracomment>
        <translation>关闭这条提示</translation>
    </message>
    <message>
        <source>Stop; nothing is changed  Esc</source>
        <translation>停止，什么都不会改变  Esc</translation>
    </message>
</context>
<context>
    <name>NumbersModel</name>
    <message>
        <source>10,000 yuan</source>
        <translation>万元</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>{name} can be opened when that is done.</source>
        <translation>完成后才能打开 {name}。</translation>
    </message>
    <message>
        <source>Edits that were never published, and the file has changed since: they are kept in {path}.</source>
        <translation>有一些修改从未发布，而文件后来又变了：这些修改保存在 {path}。</translation>
    </message>
    <message>
        <source>The program ended before the last edits were published. They are here again; publish them with Ctrl+S, or undo them.</source>
        <translation>上次程序结束时最后的修改还没有发布，现已找回。按 Ctrl+S 发布，或撤销它们。</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>正在打开 {name}…</translation>
    </message>
    <message>
        <source>Stopped: {name} was not opened, and nothing was changed.</source>
        <translation>已停止：没有打开 {name}，什么都没有改变。</translation>
    </message>
</context>
<context>
    <name>OptionEdits</name>
    <message>
        <source>Change how the annex is printed</source>
        <translation>修改附表版面</translation>
    </message>
</context>
<context>
    <name>OptionMenus</name>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Page number</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>A4 landscape</source>
        <translation>A4 横向</translation>
    </message>
    <message>
        <source>A4 portrait</source>
        <translation>A4 纵向</translation>
    </message>
    <message>
        <source>from {number}</source>
        <translation>{number} 起</translation>
    </message>
    <message>
        <source>Own font</source>
        <translation>自选字体</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>{font} {size} pt</source>
        <translation>{font} {size} 磅</translation>
    </message>
    <message>
        <source>A4, as suits the table</source>
        <translation>A4，随表</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>页边距</translation>
    </message>
    <message>
        <source>Official document</source>
        <translation>公文</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Printed on</source>
        <translation>印刷</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>双面</translation>
    </message>
    <message>
        <source>One side</source>
        <translation>单面</translation>
    </message>
    <message>
        <source>Landscape pages</source>
        <translation>横页</translation>
    </message>
    <message>
        <source>Head up, to read</source>
        <translation>便于阅读（正放）</translation>
    </message>
    <message>
        <source>Upright, to bind</source>
        <translation>便于装订（竖放）</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>As the margins have it</source>
        <translation>随页边距</translation>
    </message>
    <message>
        <source>Outer side</source>
        <translation>外侧</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>go on counting</source>
        <translation>接前页</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>起始页码</translation>
    </message>
    <message>
        <source>{size} pt</source>
        <translation>{size} 磅</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>As suits the table</source>
        <translation>随表</translation>
    </message>
    <message>
        <source>Font file of the text…</source>
        <translation>正文字体文件…</translation>
    </message>
    <message>
        <source>Font file of the title…</source>
        <translation>标题字体文件…</translation>
    </message>
    <message>
        <source>Font file of headings…</source>
        <translation>表头字体文件…</translation>
    </message>
    <message>
        <source>Font file of totals…</source>
        <translation>合计字体文件…</translation>
    </message>
    <message>
        <source>Bundled fonts</source>
        <translation>用自带字体</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数位数</translation>
    </message>
    <message>
        <source>As few as are exact</source>
        <translation>按需</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>单位写在</translation>
    </message>
    <message>
        <source>Above the table</source>
        <translation>表的右上</translation>
    </message>
    <message>
        <source>In the header</source>
        <translation>表头文字后</translation>
    </message>
    <message>
        <source>In a header row of its own</source>
        <translation>表头单独一行</translation>
    </message>
    <message>
        <source>Thousands</source>
        <translation>千分位</translation>
    </message>
    <message>
        <source>Merges</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Do not merge</source>
        <translation>不合并</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>实施区域</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>建设时序</translation>
    </message>
    <message>
        <source>Where places are merged</source>
        <translation>随实施区域</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>框线</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>全框线</translation>
    </message>
    <message>
        <source>Three lines</source>
        <translation>三线表</translation>
    </message>
    <message>
        <source>Ground of the header</source>
        <translation>表头底色</translation>
    </message>
    <message>
        <source>Light grey</source>
        <translation>浅灰</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>{count} tables</source>
        <translation>{count} 张表</translation>
    </message>
    <message>
        <source>Merge cells</source>
        <translation>合并同类</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>表注</translation>
    </message>
    <message>
        <source>Subtotals</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Line to sign</source>
        <translation>填报栏</translation>
    </message>
    <message>
        <source>Write notes…</source>
        <translation>填写表注…</translation>
    </message>
    <message>
        <source>All options of this table…</source>
        <translation>这张表的全部选项…</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>附表</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>OptionsDialog</name>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Setting the annex…</source>
        <translation>正在生成附表…</translation>
    </message>
    <message>
        <source>Drawing annex, page {done} of {count}</source>
        <translation>正在生成附表 {done} / {count} 页</translation>
    </message>
    <message>
        <source>Saved {name}, {pages} pages.</source>
        <translation>已保存 {name}，{pages} 页。</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>已停止，没有写出文件。</translation>
    </message>
</context>
<context>
    <name>PaceWatch</name>
    <message>
        <source>{seconds} s so far.</source>
        <extracomment>Nothing is said of what takes no longer; figures come after so long. How often figures are looked at.</extracomment>
        <translation>已用 {seconds} 秒。</translation>
    </message>
    <message>
        <source>{done} of {count} tables checked.</source>
        <translation>已核对 {done} / {count} 张表。</translation>
    </message>
    <message>
        <source>{done} of {count} tables read.</source>
        <translation>已读取 {done} / {count} 张表。</translation>
    </message>
    <message>
        <source>{done} of {count} rows.</source>
        <translation>{done} / {count} 行。</translation>
    </message>
</context>
<context>
    <name>PageDesk</name>
    <message>
        <source>Printed pages</source>
        <extracomment>Round the pages and between them, pixels at 100 %. Pixels a point at 100 %. A fitted page is enlarged no further, in pixels a point. The page in hand is the one at this share of the window&apos;s height. Whether a row can be gone to; the page that owns the desk says so.</extracomment>
        <translation>附表页面</translation>
    </message>
</context>
<context>
    <name>PartsView</name>
    <message>
        <source>{name}: {amount} (10,000 yuan), {share}</source>
        <translation>{name}：{amount} 万元，{share}</translation>
    </message>
</context>
<context>
    <name>PeriodChooser</name>
    <message>
        <source>First year</source>
        <translation>开始年份</translation>
    </message>
    <message>
        <source>First month</source>
        <translation>开始月份</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>结束年份</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>结束月份</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>whole year</source>
        <translation>全年</translation>
    </message>
    <message>
        <source>month {month}</source>
        <translation>{month} 月</translation>
    </message>
</context>
<context>
    <name>PlanDialogs</name>
    <message>
        <source>Change properties of the plan</source>
        <translation>修改规划属性</translation>
    </message>
</context>
<context>
    <name>PortfolioPage</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Budget shares</source>
        <translation>预算占比</translation>
    </message>
    <message>
        <source>Filter this column…</source>
        <translation>筛选此列…</translation>
    </message>
    <message>
        <source>Go to row…</source>
        <translation>转到行…</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count}</translation>
    </message>
    <message>
        <source>together {amount} (10,000 yuan)</source>
        <translation>合计 {amount} 万元</translation>
    </message>
    <message>
        <source>average {amount} (10,000 yuan)</source>
        <translation>平均 {amount} 万元</translation>
    </message>
</context>
<context>
    <name>PreviewNote</name>
    <message>
        <source>Setting the pages…</source>
        <extracomment>What is there sooner needs no words.</extracomment>
        <translation>正在排版…</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>All pages were sent to the printer.</source>
        <extracomment>Finer is not seen on paper, and a page of 600 dpi takes 140 MB.</extracomment>
        <translation>全部页面已送打印机。</translation>
    </message>
    <message>
        <source>Printing was stopped.</source>
        <translation>打印已停止。</translation>
    </message>
</context>
<context>
    <name>ProfileButton</name>
    <message>
        <source>Over the years</source>
        <translation>分年</translation>
    </message>
    <message>
        <source>Lay the money shown over the years of work anew</source>
        <translation>重新安排所示资金的分年比例</translation>
    </message>
    <message>
        <source>The same every year</source>
        <translation>各年相同</translation>
    </message>
    <message>
        <source>More in the first years</source>
        <translation>前重后轻</translation>
    </message>
    <message>
        <source>Percents by year</source>
        <translation>分年比例</translation>
    </message>
    <message>
        <source>Year and percent, together 100 %, such as {example}; Enter lays the money so</source>
        <translation>年份和比例，合计 100%，如 {example}；回车照此分年</translation>
    </message>
    <message>
        <source>Write each year with its percent, none below zero: {example}</source>
        <translation>写出年份和比例，比例不能小于 0：{example}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Setting the annex…</source>
        <extracomment>Words only after so long, and figures with a way to stop after so long. Whether something else says already that pages are being set.</extracomment>
        <translation>正在排版附表…</translation>
    </message>
    <message>
        <source>Drawing annex, page {done} of {count}</source>
        <translation>正在生成附表 {done} / {count} 页</translation>
    </message>
    <message>
        <source>Setting the annex, row {done} of {count}</source>
        <translation>正在排版附表 {done} / {count} 行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped: these pages are older than the table.</source>
        <translation>已停止：页面还是修改前的。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>ProjectDetails</name>
    <message>
        <source>Earns income</source>
        <extracomment>Runs an edit of something, by what it is called; returns what is wrong.</extracomment>
        <translation>有收益</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>no</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Listed in the annex</source>
        <translation>印入附表</translation>
    </message>
    <message>
        <source>Choose years and months</source>
        <translation>选择年月</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>添加地点</translation>
    </message>
    <message>
        <source>Construction</source>
        <translation>建筑安装</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备购置</translation>
    </message>
    <message>
        <source>Other costs</source>
        <translation>其他费用</translation>
    </message>
    <message>
        <source>Independent costs</source>
        <translation>独立费用</translation>
    </message>
    <message>
        <source>Together {total}: as much as the need.</source>
        <translation>合计 {total}，与资金需求一致。</translation>
    </message>
    <message>
        <source>Together {total}, {less} less than the need.</source>
        <translation>合计 {total}，比资金需求少 {less}。</translation>
    </message>
    <message>
        <source>Together {total}, {more} more than the need.</source>
        <translation>合计 {total}，比资金需求多 {more}。</translation>
    </message>
    <message>
        <source>The zones leave {rest} of the need to none.</source>
        <translation>资金需求中有 {rest} 没有分到分区。</translation>
    </message>
    <message>
        <source>any of its zones</source>
        <translation>不限分区</translation>
    </message>
    <message>
        <source>Zone meant for {place}</source>
        <translation>{place}所在的分区</translation>
    </message>
    <message>
        <source>Amount of a zone</source>
        <translation>分区资金</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>建设时序</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>实施区域</translation>
    </message>
</context>
<context>
    <name>ProjectsCard</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>ProjectsModel</name>
    <message>
        <source>Not printed</source>
        <extracomment>More projects than this are read with all others.</extracomment>
        <translation>不印入附表</translation>
    </message>
    <message>
        <source>not filled</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>{name}, {column}, {text}</source>
        <translation>{name}，{column}，{text}</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>子项目名称</translation>
    </message>
    <message>
        <source>Lead agency</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>资金需求</translation>
    </message>
    <message>
        <source>Change need</source>
        <translation>修改资金需求</translation>
    </message>
</context>
<context>
    <name>ProjectsView</name>
    <message>
        <source>Projects</source>
        <extracomment>Pixels at 100 %: a name as short as this hides the agency beside it. Lead agencies are shown in as much as this.</extracomment>
        <translation>项目</translation>
    </message>
</context>
<context>
    <name>PropertiesDialog</name>
    <message>
        <source>Properties of the plan</source>
        <translation>规划属性</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Region code</source>
        <translation>行政区划代码</translation>
    </message>
    <message>
        <source>As printed: December 2021</source>
        <translation>按印出的写，如 2021年12月</translation>
    </message>
    <message>
        <source>Equal parts</source>
        <translation>平均分摊</translation>
    </message>
    <message>
        <source>All to the first</source>
        <translation>全归第一个</translation>
    </message>
    <message>
        <source>By area of the zones</source>
        <translation>按分区面积</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>规划名称</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Base year</source>
        <translation>基准年</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>规划期</translation>
    </message>
    <message>
        <source>Add a phase</source>
        <translation>增加一期</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>分期</translation>
    </message>
    <message>
        <source>Compiled by, and date</source>
        <translation>编制单位和日期</translation>
    </message>
    <message>
        <source>Money of projects led jointly</source>
        <translation>共同牵头项目的资金</translation>
    </message>
    <message>
        <source>Money of projects in several zones</source>
        <translation>跨分区项目的资金</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>结束年份</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <extracomment>Words of Qt&apos;s dialogs that its own Chinese lacks; ours has them.</extracomment>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QuantityRow</name>
    <message>
        <source>Name of the quantity</source>
        <extracomment>Stores a quantity; returns what is wrong.</extracomment>
        <translation>建设规模：名称</translation>
    </message>
    <message>
        <source>Value of the quantity</source>
        <translation>建设规模：数值</translation>
    </message>
    <message>
        <source>Unit of the quantity</source>
        <translation>建设规模：单位</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Remove this quantity</source>
        <translation>删除这一行</translation>
    </message>
</context>
<context>
    <name>QuestionPanel</name>
    <message>
        <source>Scope</source>
        <extracomment>Below this width the form leaves more room to the answer. So long after the last change of the form an answer that is live is worked out.</extracomment>
        <translation>范围</translation>
    </message>
    <message>
        <source>Work out</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stopped before an answer was found.</source>
        <translation>已停止，还没有得出结果。</translation>
    </message>
</context>
<context>
    <name>RelatedEntries</name>
    <message>
        <source>Enter or a double click goes to the edit</source>
        <translation>按 Enter 或双击，转到这次修改</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Sort by “{column}”, upwards</source>
        <extracomment>Cells that say nothing come last. So many rows are seen at least, and so many where there are that many: a year each of a five-year span, and their sum. What is said in its middle while it has no rows.</extracomment>
        <translation>按“{column}”升序</translation>
    </message>
    <message>
        <source>Sort by “{column}”, downwards</source>
        <translation>按“{column}”降序</translation>
    </message>
    <message>
        <source>As worked out</source>
        <translation>恢复原来次序</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>复制全部</translation>
    </message>
</context>
<context>
    <name>RiskPanel</name>
    <message>
        <source>How uncertain is the gap</source>
        <extracomment>As `uncertainty.LIKELIHOODS`, which is not read before the panel is asked.</extracomment>
        <translation>缺口有多不确定</translation>
    </message>
    <message>
        <source>Likelihood of “{tier}”</source>
        <translation>“{tier}”资金到位的可能性</translation>
    </message>
    <message>
        <source>What comes or fails together</source>
        <translation>怎样一起到位</translation>
    </message>
    <message>
        <source>each amount by itself</source>
        <translation>每笔资金各自独立</translation>
    </message>
    <message>
        <source>all money of a source</source>
        <translation>同一来源一起到位</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>模拟次数</translation>
    </message>
    <message>
        <source>The same seed gives the same answer</source>
        <translation>种子相同，结果相同</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Gap by year (10,000 yuan)</source>
        <translation>分年缺口（万元）</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>If all comes</source>
        <translation>全部到位</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Half the time (P50)</source>
        <translation>一半情形（P50）</translation>
    </message>
    <message>
        <source>Four times in five (P80)</source>
        <translation>八成情形（P80）</translation>
    </message>
    <message>
        <source>Gap by year</source>
        <translation>分年缺口</translation>
    </message>
    <message>
        <source>More at P80</source>
        <translation>P80 增加</translation>
    </message>
    <message>
        <source>In four of five futures the gap is not larger than {p80}, in half of them not larger than {p50} × 10,000 yuan. {draws} draws, seed {seed}.</source>
        <translation>八成情形下缺口不超过 {p80} 万元，一半情形下不超过 {p50} 万元。模拟 {draws} 次，种子 {seed}。</translation>
    </message>
    <message>
        <source>no year</source>
        <translation>未定年度</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>RowNow</name>
    <message>
        <source>{name}, as it is now</source>
        <extracomment>Width and height from which the row itself is shown too, px at 100 %. Part of the height that lines of before and after may take.</extracomment>
        <translation>{name}  现在</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>The row that was edited is shown here, if it is still there.</source>
        <translation>修改过的那一行还在的话，这里显示它现在的内容。</translation>
    </message>
</context>
<context>
    <name>RowProjects</name>
    <message>
        <source>Enter goes to the project</source>
        <extracomment>The plan and the row that are shown.</extracomment>
        <translation>Enter 转到这个项目</translation>
    </message>
    <message>
        <source>Projects of {name}</source>
        <translation>“{name}”的项目</translation>
    </message>
    <message>
        <source>{count} projects, {need} (10,000 yuan)</source>
        <translation>{count} 个项目，{need} 万元</translation>
    </message>
</context>
<context>
    <name>RowProjectsModel</name>
    <message>
        <source>Project</source>
        <extracomment>A project, and what of its need falls to the row, in fen. Lists whose rows have projects.</extracomment>
        <translation>子项目名称</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>重大工程</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>建设时序</translation>
    </message>
    <message>
        <source>Need (10,000 yuan)</source>
        <translation>资金需求（万元）</translation>
    </message>
</context>
<context>
    <name>RowShares</name>
    <message>
        <source>Need by zone</source>
        <extracomment>So many parts are named; of more, the largest and one for the rest.</extracomment>
        <translation>各分区资金需求</translation>
    </message>
    <message>
        <source>Need by programme</source>
        <translation>各重大工程资金需求</translation>
    </message>
    <message>
        <source>{amount} (10,000 yuan)</source>
        <translation>{amount} 万元</translation>
    </message>
    <message>
        <source>no year</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>others ({count})</source>
        <translation>其他（{count} 个）</translation>
    </message>
    <message>
        <source>No amount is filled in yet.</source>
        <translation>还没有填资金。</translation>
    </message>
    <message>
        <source>Need by year, spread evenly over the work</source>
        <translation>分年资金需求（按工期均摊）</translation>
    </message>
</context>
<context>
    <name>ScaleRows</name>
    <message>
        <source>No quantities yet.</source>
        <translation>还没有填建设规模。</translation>
    </message>
</context>
<context>
    <name>ScenarioBar</name>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name of the scenario</source>
        <translation>方案名称</translation>
    </message>
    <message>
        <source>Enter renames, Esc leaves the name</source>
        <translation>Enter 改名，Esc 不改</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新方案</translation>
    </message>
    <message>
        <source>Try other money without touching the plan; Ctrl+PgUp / Ctrl+PgDn go through the scenarios</source>
        <translation>另试一套资金，不动规划；Ctrl+PgUp / Ctrl+PgDn 换方案</translation>
    </message>
    <message>
        <source>Adopt as the plan</source>
        <translation>采用为规划</translation>
    </message>
    <message>
        <source>The plan’s money becomes that of this scenario; the plan as it was is kept as a version</source>
        <translation>规划的资金改为这个方案的；原来的规划留作一个版本</translation>
    </message>
    <message>
        <source>What may be done with this scenario</source>
        <translation>方案操作</translation>
    </message>
    <message>
        <source>Duplicate, rename, lock or delete</source>
        <translation>复制、改名、锁定或删除</translation>
    </message>
    <message>
        <source>{name} · illustration</source>
        <translation>{name} · 示例</translation>
    </message>
    <message>
        <source>The money of the plan itself</source>
        <translation>规划本身的资金</translation>
    </message>
    <message>
        <source>Made from “{name}”</source>
        <translation>由“{name}”复制而来</translation>
    </message>
    <message>
        <source>Made from the plan</source>
        <translation>由规划复制而来</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>ScenarioEdits</name>
    <message>
        <source>Scenario {number}</source>
        <translation>方案 {number}</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>新建方案</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>规划</translation>
    </message>
    <message>
        <source>{name}, copy {number}</source>
        <translation>{name} 副本 {number}</translation>
    </message>
    <message>
        <source>Duplicate scenario</source>
        <translation>复制方案</translation>
    </message>
    <message>
        <source>Delete scenario “{name}”</source>
        <translation>删除方案“{name}”</translation>
    </message>
    <message>
        <source>Unlock “{name}”</source>
        <translation>解锁“{name}”</translation>
    </message>
    <message>
        <source>Lock “{name}”</source>
        <translation>锁定“{name}”</translation>
    </message>
    <message>
        <source>Rename scenario “{name}”</source>
        <translation>方案“{name}”改名</translation>
    </message>
    <message>
        <source>Before “{name}”</source>
        <translation>采用“{name}”之前</translation>
    </message>
    <message>
        <source>Adopt “{name}” as the plan</source>
        <translation>采用“{name}”为规划</translation>
    </message>
    <message>
        <source>“{name}” is the plan now; what was before is kept as the version “{version}”.</source>
        <translation>“{name}”已成为规划；原来的规划留作版本“{version}”。</translation>
    </message>
</context>
<context>
    <name>ScheduleBar</name>
    <message>
        <source>Whole period</source>
        <extracomment>Zooms whose months have a width of their own, with it in pixels at 100 %.</extracomment>
        <translation>全期</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年</translation>
    </message>
    <message>
        <source>Quarters</source>
        <translation>季</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Open all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Filter: {count} projects</source>
        <translation>筛选：{count} 个项目</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Width of months: {name}  Ctrl++ / Ctrl+− / Ctrl+0</source>
        <translation>月份宽度：{name}  Ctrl++ / Ctrl+− / Ctrl+0</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show some of the projects only</source>
        <translation>只看一部分项目</translation>
    </message>
    <message>
        <source>Show all projects again</source>
        <translation>重新显示全部项目</translation>
    </message>
    <message>
        <source>Whole years print as years; months only where they are set</source>
        <extracomment>What shows its icon alone where room is short, the first to yield first.</extracomment>
        <translation>整年仍印作“2021-2025”；设了月份才印月份</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Show {name} in the whole width</source>
        <translation>整个宽度显示{name}</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>New project below the one in hand</source>
        <translation>在选中项目下新增项目</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Months that fill the width</source>
        <translation>铺满宽度的时段</translation>
    </message>
    <message>
        <source>Width of months</source>
        <translation>月份宽度</translation>
    </message>
    <message>
        <source>Width of months  Ctrl++ / Ctrl+− / Ctrl+0</source>
        <translation>月份宽度  Ctrl++ / Ctrl+− / Ctrl+0</translation>
    </message>
</context>
<context>
    <name>ScheduleChart</name>
    <message>
        <source>In no zone</source>
        <translation>未分区</translation>
    </message>
    <message>
        <source>Of no key task</source>
        <translation>未归任务</translation>
    </message>
    <message>
        <source>Without a lead</source>
        <translation>未定单位</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>子项目名称</translation>
    </message>
    <message>
        <source>Lead agency</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>资金需求</translation>
    </message>
    <message>
        <source>not filled</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>No schedule yet: click to set, drag to draw</source>
        <translation>未填时序：点一下填为近期，拖动画出时段</translation>
    </message>
    <message>
        <source>{words}: no years yet, click to set</source>
        <translation>{words}：未定年份，点一下填为近期</translation>
    </message>
    <message>
        <source>{words} (one end assumed)</source>
        <translation>{words}（一端为推定）</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year}年</translation>
    </message>
    <message>
        <source>Q{number}</source>
        <translation>{number}季</translation>
    </message>
    <message>
        <source>{number}</source>
        <translation>{number}</translation>
    </message>
    <message>
        <source>Money by year</source>
        <translation>分年资金需求</translation>
    </message>
    <message>
        <source>Dashed: need spread evenly (10,000 yuan)</source>
        <translation>虚线：未安排的需求按工期均摊（万元）</translation>
    </message>
    <message>
        <source>{amount} without a year</source>
        <translation>另有 {amount} 未定年度</translation>
    </message>
    <message>
        <source>{first} — {last} · {months} months · Alt by month, Shift by year</source>
        <translation>{first} — {last} · {months} 个月 · 按住 Alt 按月，Shift 按年</translation>
    </message>
    <message>
        <source>{name}: {count} projects</source>
        <translation>{name}：{count} 个项目</translation>
    </message>
    <message>
        <source>{name}: no schedule</source>
        <translation>{name}：未填时序</translation>
    </message>
    <message>
        <source>{name}
{span}, {months} months; printed as “{words}”</source>
        <translation>{name}
{span}，{months} 个月；附表印作“{words}”</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>Group {number}, {name}, {count} projects, {need} (10,000 yuan), {state}</source>
        <translation>第 {number} 组，{name}，{count} 个项目，小计 {need} 万元，{state}</translation>
    </message>
    <message>
        <source>{name}, no schedule</source>
        <translation>{name}，未填时序</translation>
    </message>
    <message>
        <source>{name}, {span}, {months} months</source>
        <translation>{name}，{span}，{months} 个月</translation>
    </message>
    <message>
        <source>Schedule, {count} projects, grouped by: {grouping}</source>
        <translation>进度图，{count} 个项目，分组：{grouping}</translation>
    </message>
    <message>
        <source>One end is not written down and only assumed</source>
        <translation>起止有一端未写明，按规划期推定</translation>
    </message>
    <message>
        <source>Reaches out of the plan&apos;s period (hatched)</source>
        <translation>超出规划期（斜线部分）</translation>
    </message>
</context>
<context>
    <name>SchedulePage</name>
    <message>
        <source>No project matches “{text}”.</source>
        <translation>没有符合“{text}”的项目。</translation>
    </message>
    <message>
        <source>No project is shown: the filter leaves none.</source>
        <translation>没有项目：筛选后一个也不剩。</translation>
    </message>
    <message>
        <source>No projects yet: add them on the page Projects.</source>
        <translation>还没有项目：在“项目”页添加，这里画出时序。</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>Add “{name}”</source>
        <translation>新增“{name}”</translation>
    </message>
    <message>
        <source>“{name}” is added; name it on Projects.</source>
        <translation>已新增“{name}”，名称到“项目”页改。</translation>
    </message>
    <message>
        <source>{count} projects</source>
        <translation>{count} 个项目</translation>
    </message>
    <message>
        <source> · {count} without years</source>
        <translation> · {count} 个未定年份</translation>
    </message>
    <message>
        <source> · {count} out of the period</source>
        <translation> · {count} 个超出规划期</translation>
    </message>
    <message>
        <source>Change the time of “{name}”</source>
        <translation>修改“{name}”的建设时序</translation>
    </message>
    <message>
        <source>{name}: “{before}” is now printed as “{after}”.</source>
        <translation>{name}：附表原写“{before}”，现印作“{after}”。</translation>
    </message>
    <message>
        <source>{name}: printed as “{after}”.</source>
        <translation>{name}：附表印作“{after}”。</translation>
    </message>
</context>
<context>
    <name>SchedulePrints</name>
    <message>
        <source>schedule</source>
        <translation>进度图</translation>
    </message>
</context>
<context>
    <name>ScopeModel</name>
    <message>
        <source>Whole plan</source>
        <translation>全规划</translation>
    </message>
    <message>
        <source>not filled</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>{name}
need {need}, excess {gap} × 10,000 yuan</source>
        <translation>{name}
需求 {need}，超出 {gap} 万元</translation>
    </message>
    <message>
        <source>{name}
need {need}, gap {gap} × 10,000 yuan</source>
        <translation>{name}
需求 {need}，缺口 {gap} 万元</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
</context>
<context>
    <name>ScopePanel</name>
    <message>
        <source>Find</source>
        <extracomment>Up to so many projects all programmes are open. Below this width the names of projects stand further left.</extracomment>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find a project</source>
        <translation>查找项目</translation>
    </message>
    <message>
        <source>Find projects by name or pinyin initials; Esc clears</source>
        <translation>按名称或拼音首字母找项目，Esc 清除</translation>
    </message>
    <message>
        <source>Whose money is shown</source>
        <translation>资金范围</translation>
    </message>
    <message>
        <source>With Ctrl or Shift several projects are chosen together</source>
        <translation>按住 Ctrl 或 Shift 可同时选多个项目</translation>
    </message>
    <message>
        <source>At the right the gap (10,000 yuan)</source>
        <translation>右侧数字为缺口（万元）</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Fold or open “{title}”</source>
        <translation>折叠或展开“{title}”</translation>
    </message>
</context>
<context>
    <name>SelectionFacts</name>
    <message>
        <source>Priority</source>
        <extracomment>Runs an edit of something, by what it is called; returns what is wrong.</extracomment>
        <translation>优先级</translation>
    </message>
    <message>
        <source>Benefit</source>
        <translation>效益</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>最早开工</translation>
    </message>
    <message>
        <source>Start by</source>
        <translation>最晚开工</translation>
    </message>
    <message>
        <source>Requires</source>
        <translation>须先有</translation>
    </message>
    <message>
        <source>Excludes</source>
        <translation>不能同选</translation>
    </message>
    <message>
        <source>1 is first</source>
        <translation>1 为最优先</translation>
    </message>
    <message>
        <source>by your own measure</source>
        <translation>按自定的标准</translation>
    </message>
    <message>
        <source>earliest year</source>
        <translation>最早的年份</translation>
    </message>
    <message>
        <source>latest year</source>
        <translation>最晚的年份</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Keeping version “{name}”…</source>
        <extracomment>How long after the last edit the plan file is replaced. An edit that changes more rows than this would hold the window. One of so many rows that are known is seen before it is written: fewer are written at once, and to write more would hold the window as well. Publishing, or such an edit, that takes longer than this is told.</extracomment>
        <translation>正在保存版本“{name}”…</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>正在写入 {name}…</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止，什么都没有改变。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>To suit the window</source>
        <translation>随窗口</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>10,000 yuan</source>
        <translation>万元</translation>
    </message>
    <message>
        <source>100 million yuan</source>
        <translation>亿元</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Rows of tables</source>
        <translation>表格行高</translation>
    </message>
    <message>
        <source>Days are written</source>
        <translation>日期写法</translation>
    </message>
    <message>
        <source>Unit of money</source>
        <translation>金额单位</translation>
    </message>
    <message>
        <source>Amounts are written</source>
        <translation>金额写法</translation>
    </message>
</context>
<context>
    <name>SharesCard</name>
    <message>
        <source>10,000 yuan</source>
        <extracomment>From this height on there is room for sources by programme and by year.</extracomment>
        <translation>万元</translation>
    </message>
    <message>
        <source>Show as numbers</source>
        <translation>看数字</translation>
    </message>
    <message>
        <source>Copy the numbers</source>
        <translation>复制数字</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>保存为图片…</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>工程</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>重点任务</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>落实程度</translation>
    </message>
    <message>
        <source>More ways, copy, save</source>
        <translation>更多方式、复制、保存</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>预算占比</translation>
    </message>
    <message>
        <source>{amount} (10,000 yuan)</source>
        <translation>{amount} 万元</translation>
    </message>
    <message>
        <source>Budget shares: {way}</source>
        <translation>预算占比：{way}</translation>
    </message>
    <message>
        <source>Shown once money is filled in</source>
        <translation>填入资金后显示</translation>
    </message>
    <message>
        <source>Shown once
money is filled in</source>
        <translation>填入资金
后显示</translation>
    </message>
    <message>
        <source>programmes</source>
        <translation>项工程</translation>
    </message>
    <message>
        <source>zones</source>
        <translation>个分区</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>项任务</translation>
    </message>
    <message>
        <source>The numbers are on the clipboard.</source>
        <translation>数字已复制，可以粘贴到表格里。</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg)</source>
        <translation>图片 (*.png);;矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>Budget shares</source>
        <extracomment>Widths at 100 %: of the whole, and between which the user may drag it.</extracomment>
        <translation>预算占比</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>SolvingPanel</name>
    <message>
        <source>Solve for a mix</source>
        <translation>求解资金组合</translation>
    </message>
    <message>
        <source>What is wanted</source>
        <translation>求什么</translation>
    </message>
    <message>
        <source>as little as possible of a source</source>
        <translation>某项资金最少</translation>
    </message>
    <message>
        <source>as much as possible of a source</source>
        <translation>某项资金最多</translation>
    </message>
    <message>
        <source>between what a source may lie</source>
        <translation>某项资金的可行区间</translation>
    </message>
    <message>
        <source>the smallest change that keeps all limits</source>
        <translation>满足限额的最小调整</translation>
    </message>
    <message>
        <source>as small a gap as possible</source>
        <translation>缺口最小</translation>
    </message>
    <message>
        <source>Source or level</source>
        <translation>资金来源或层级</translation>
    </message>
    <message>
        <source>Also keep, in all: source or level</source>
        <translation>总额限制：资金来源或层级</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>资金来源</translation>
    </message>
    <message>
        <source>What each project gets at least</source>
        <translation>每个项目至少得到</translation>
    </message>
    <message>
        <source>all it needs</source>
        <translation>全部需求</translation>
    </message>
    <message>
        <source>what it has today</source>
        <translation>现有安排</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不作要求</translation>
    </message>
    <message>
        <source>none, 8000 or 30%</source>
        <translation>不限，或 8000、30%</translation>
    </message>
    <message>
        <source>at most, in all</source>
        <translation>总额不超过</translation>
    </message>
    <message>
        <source>Also keep, each year: source or level</source>
        <translation>分年限制：资金来源或层级</translation>
    </message>
    <message>
        <source>none or 8000</source>
        <translation>不限，或 8000</translation>
    </message>
    <message>
        <source>at most, in any year</source>
        <translation>每年不超过</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>求解后</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What changes by source (10,000 yuan)</source>
        <translation>各来源的变化（万元）</translation>
    </message>
    <message>
        <source>Say at the left what is wanted and what must be kept, then work it out.</source>
        <translation>在左边说明要求什么、要守住什么，再点“计算”。</translation>
    </message>
    <message>
        <source>Sources by year (10,000 yuan)</source>
        <translation>分年资金来源（万元）</translation>
    </message>
    <message>
        <source>all money</source>
        <translation>全部资金</translation>
    </message>
    <message>
        <source>Not possible. Relax:</source>
        <translation>做不到。可以这样放宽：</translation>
    </message>
    <message>
        <source>Stopped: less may be enough.</source>
        <translation>已停止：也许少放宽一些就够。</translation>
    </message>
    <message>
        <source>Sources by year</source>
        <translation>分年资金来源</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>no year</source>
        <translation>未定年度</translation>
    </message>
    <message>
        <source>Least {source}</source>
        <translation>{source}最少</translation>
    </message>
    <message>
        <source>Most {source}</source>
        <translation>{source}最多</translation>
    </message>
    <message>
        <source>Limits kept</source>
        <translation>满足限额</translation>
    </message>
    <message>
        <source>Smallest gap</source>
        <translation>缺口最小</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>1  Enter the projects</source>
        <translation>1  填项目</translation>
    </message>
    <message>
        <source>Programmes and their projects, with places, years, agencies and what each needs. Rows pasted from a sheet land as they are.</source>
        <translation>按重大工程填子项目：地点、时序、单位、资金需求。从表格粘贴的行原样进来。</translation>
    </message>
    <message>
        <source>2  Find the money</source>
        <translation>2  排资金</translation>
    </message>
    <message>
        <source>Spread each need over sources and years; what is still missing is worked out and stays in view.</source>
        <translation>把需求排到来源和年度；还缺多少自动算出，一直看得见。</translation>
    </message>
    <message>
        <source>3  Check and print</source>
        <translation>3  核对，出表</translation>
    </message>
    <message>
        <source>See what does not fit, mend it or say why it stands, then print the annex as PDF.</source>
        <translation>看哪里对不上，改掉或写明理由，然后打印附表 PDF。</translation>
    </message>
</context>
<context>
    <name>StressPanel</name>
    <message>
        <source>What if money fails</source>
        <translation>资金出问题时</translation>
    </message>
    <message>
        <source>Money of</source>
        <translation>哪项资金</translation>
    </message>
    <message>
        <source>How sure it is</source>
        <translation>落实程度</translation>
    </message>
    <message>
        <source>all tiers</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>出什么问题</translation>
    </message>
    <message>
        <source>it falls by a part</source>
        <translation>减少一部分</translation>
    </message>
    <message>
        <source>it comes later</source>
        <translation>晚到</translation>
    </message>
    <message>
        <source>By how much</source>
        <translation>减少多少</translation>
    </message>
    <message>
        <source>How many years later</source>
        <translation>晚几年</translation>
    </message>
    <message>
        <source>Who loses money</source>
        <translation>哪些项目先减</translation>
    </message>
    <message>
        <source>the last projects first</source>
        <translation>排在后面的先减</translation>
    </message>
    <message>
        <source>all in proportion</source>
        <translation>各项目按比例减</translation>
    </message>
    <message>
        <source>First by priority, then by start, then as listed; the last of these loses first.</source>
        <translation>先看优先级，再看开工年份，再看排列次序；排在最后的先减。</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Gap before</source>
        <translation>原缺口</translation>
    </message>
    <message>
        <source>Gap after</source>
        <translation>新缺口</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Gap by year</source>
        <translation>分年缺口</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Loses</source>
        <translation>减少</translation>
    </message>
    <message>
        <source>In</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Gap by year (10,000 yuan)</source>
        <translation>分年缺口（万元）</translation>
    </message>
    <message>
        <source>Who loses money, in this order (10,000 yuan)</source>
        <translation>减少资金的项目（按次序，万元）</translation>
    </message>
    <message>
        <source>all sources</source>
        <translation>全部来源</translation>
    </message>
    <message>
        <source>no year</source>
        <translation>未定年度</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>More</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>{source} {years} years late</source>
        <translation>{source}晚到 {years} 年</translation>
    </message>
    <message>
        <source>{source} −{percent} %</source>
        <translation>{source}减 {percent}%</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>{count} errors</source>
        <translation>{count} 个错误</translation>
    </message>
    <message>
        <source>{count} warnings</source>
        <translation>{count} 个提醒</translation>
    </message>
    <message>
        <source>{count} notices</source>
        <translation>{count} 条建议</translation>
    </message>
    <message>
        <source>Go to these findings</source>
        <translation>去看这些问题</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Go to what the finding is about</source>
        <translation>转到问题所在的地方</translation>
    </message>
    <message>
        <source>Next F8</source>
        <translation>下一条 F8</translation>
    </message>
    <message>
        <source>Next finding  F8; the one before  Shift+F8</source>
        <translation>下一个问题  F8；上一个  Shift+F8</translation>
    </message>
    <message>
        <source>Undo Ctrl+Z</source>
        <translation>撤销 Ctrl+Z</translation>
    </message>
    <message>
        <source>Take back what was just done  Ctrl+Z</source>
        <translation>撤销刚才的操作  Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>SubjectCard</name>
    <message>
        <source>The row that a finding is about is shown here.</source>
        <extracomment>So many other findings are listed.</extracomment>
        <translation>选中一条，这里显示它所在的那一行。</translation>
    </message>
    <message>
        <source>Also found here</source>
        <translation>这里还有</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Take this finding in hand</source>
        <translation>选中这一条</translation>
    </message>
</context>
<context>
    <name>TabRow</name>
    <message>
        <source>More</source>
        <extracomment>So many tabs are never in the menu, besides the chosen one.</extracomment>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>TableMenu</name>
    <message>
        <source>All tables</source>
        <translation>全部附表</translation>
    </message>
</context>
<context>
    <name>TableNames</name>
    <message>
        <source>Schedule of projects</source>
        <extracomment>What no system lets stand in the name of a file.</extracomment>
        <translation>重点工程安排表</translation>
    </message>
    <message>
        <source>Tasks and programmes</source>
        <translation>重点任务和重大工程</translation>
    </message>
    <message>
        <source>Projects by zone</source>
        <translation>分区工程项目表</translation>
    </message>
    <message>
        <source>Estimate of investment</source>
        <translation>投资估算表</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标体系</translation>
    </message>
    <message>
        <source>Sources of money</source>
        <translation>资金安排表</translation>
    </message>
    <message>
        <source>Money by year</source>
        <translation>分年度资金安排表</translation>
    </message>
    <message>
        <source>Agencies and their projects</source>
        <translation>责任单位分工表</translation>
    </message>
    <message>
        <source>Funding scenarios</source>
        <translation>筹资方案比较表</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>核对问题清单</translation>
    </message>
    <message>
        <source>Chart of the schedule</source>
        <translation>进度图</translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message>
        <source>From the baseline to the last target</source>
        <translation>从基期到最后一个目标年</translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message>
        <source>Properties of the plan</source>
        <translation>规划属性</translation>
    </message>
    <message>
        <source>Whether the file has the last edits; Ctrl+S publishes them now</source>
        <translation>文件里是否有最新修改；Ctrl+S 立即发布</translation>
    </message>
    <message>
        <source>Find names and places; pinyin will do</source>
        <translation>查找项目、单位、地点（可打拼音首字母）</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find on this page  Ctrl+F; F3 goes to the next match, Esc clears</source>
        <translation>在本页查找  Ctrl+F；F3 看下一处，Esc 清除</translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Reset columns</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>New project below the one in hand  Ctrl+Shift+N</source>
        <translation>在当前项目下面新建  Ctrl+Shift+N</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴导入</translation>
    </message>
    <message>
        <source>Paste rows of a spreadsheet or of an annex  Ctrl+V</source>
        <translation>粘贴表格软件或附表里的行  Ctrl+V</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter  Ctrl+Shift+L</source>
        <translation>筛选  Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose which columns are shown</source>
        <translation>选择显示哪些列</translation>
    </message>
    <message>
        <source>Change many</source>
        <translation>批量修改</translation>
    </message>
    <message>
        <source>Select several rows, then write one value into all of them.</source>
        <translation>先选中几行，再把一个值写进全部所选。</translation>
    </message>
    <message>
        <source>Annex preview</source>
        <translation>附表预览</translation>
    </message>
    <message>
        <source>The printed pages under the table, as they change</source>
        <translation>在表格下方显示打印页，随修改更新</translation>
    </message>
    <message>
        <source>Unit: 10,000 yuan</source>
        <translation>单位：万元</translation>
    </message>
    <message>
        <source>Match shown, of all matches</source>
        <translation>第几个匹配，共几个</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>There is no text to paste.</source>
        <extracomment>What a project keeps where a cell pasted over it is empty.</extracomment>
        <translation>剪贴板里没有可粘贴的文字。</translation>
    </message>
    <message>
        <source>The pasted table has headings, but no project.</source>
        <translation>这张表只有表头，没有项目。</translation>
    </message>
    <message>
        <source>There are only sums to paste, no projects.</source>
        <translation>剪贴板里只有小计、合计，没有项目。</translation>
    </message>
    <message>
        <source>{count} lines of sums were left out.</source>
        <translation>{count} 行小计、合计没有算作项目。</translation>
    </message>
    <message>
        <source>Pasted {rows} rows × {columns} columns</source>
        <translation>已粘贴 {rows} 行 × {columns} 列</translation>
    </message>
    <message>
        <source>Pasted {rows} rows × {columns} columns, {wrong} cells not understood (marked)</source>
        <translation>已粘贴 {rows} 行 × {columns} 列，{wrong} 格看不懂（已标出）</translation>
    </message>
    <message>
        <source>{done}. {more}</source>
        <translation>{done}。{more}</translation>
    </message>
</context>
<context>
    <name>ValuesModel</name>
    <message>
        <source>(not filled in)</source>
        <extracomment>Columns of figures that can be narrowed; a share follows from the need.</extracomment>
        <translation>（未填）</translation>
    </message>
</context>
<context>
    <name>VersionDialog</name>
    <message>
        <source>Name a version</source>
        <translation>命名版本</translation>
    </message>
    <message>
        <source>Keep this version</source>
        <translation>保留版本</translation>
    </message>
    <message>
        <source>Draft for comments</source>
        <translation>例：征求意见稿</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>WayPanel</name>
    <message>
        <source>Baseline and targets</source>
        <translation>基期与目标</translation>
    </message>
</context>
<context>
    <name>WelcomeWindow</name>
    <message>
        <source>Ecological restoration planning</source>
        <translation>生态修复规划编制</translation>
    </message>
    <message>
        <source>Enter projects, zones, agencies and money once; shares, years and the annex follow. All on this computer, without a network.</source>
        <translation>项目、分区、单位和资金只填一次；占比、分年计划和附表随时算好。全部在本机，不连网。</translation>
    </message>
    <message>
        <source>Look: as the system</source>
        <translation>跟随系统外观</translation>
    </message>
    <message>
        <source>Look: light</source>
        <translation>浅色外观</translation>
    </message>
    <message>
        <source>Look: dark</source>
        <translation>深色外观</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>新建规划</translation>
    </message>
    <message>
        <source>Version {version} · Keyboard: F1 for all keys, Alt shows the menu</source>
        <extracomment>The years at the end of a title, which the line below says.</extracomment>
        <translation>版本 {version} · 键盘：F1 查看全部按键，Alt 显示菜单</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>按键与帮助</translation>
    </message>
    <message>
        <source>Choose level, region and years, such as 2026–2030</source>
        <translation>选择层级、地区和年限，如 2026—2030</translation>
    </message>
    <message>
        <source>Start from a Word annex or WPS sheet</source>
        <translation>从 Word 附表或 WPS 表格开始</translation>
    </message>
    <message>
        <source>Make the plan, then paste the rows on Projects</source>
        <translation>先建规划，再在“项目”页粘贴各行</translation>
    </message>
    <message>
        <source>{level} · {count} projects
{total} (10,000 yuan)</source>
        <translation>{level} · {count} 个项目 · {total} 万元</translation>
    </message>
    <message>
        <source>{count} projects · {total} (10,000 yuan)</source>
        <translation>{count} 个项目 · {total} 万元</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>打开规划文件</translation>
    </message>
    <message>
        <source>Or drop the file here</source>
        <translation>也可以把文件拖到这里</translation>
    </message>
    <message>
        <source>Examples (they open as copies: try anything)</source>
        <translation>示例（打开的是副本，随意试）</translation>
    </message>
    <message>
        <source>Three steps to an annex</source>
        <translation>三步做出附表</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>清除列表</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>File is not there</source>
        <translation>文件不在原处</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>{who} is editing</source>
        <translation>{who} 正在编辑</translation>
    </message>
    <message>
        <source>Being edited</source>
        <translation>正在编辑</translation>
    </message>
    <message>
        <source>{count} errors</source>
        <translation>{count} 个错误</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>WindowKeys</name>
    <message>
        <source>page</source>
        <extracomment>Pages on which the keys of a place work, the first being gone to for them. Pages that show a project which is taken in hand elsewhere.</extracomment>
        <translation>页面</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>资金方案</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>1 project</source>
        <translation>1 个项目</translation>
    </message>
    <message>
        <source>{count} projects</source>
        <translation>{count} 个项目</translation>
    </message>
    <message>
        <source>Type a name here to add a project, or paste from a spreadsheet (Ctrl+V)</source>
        <translation>在此输入名称新增项目，或从 WPS 表格粘贴（Ctrl+V）</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>{shown} of {count} shown · all {amount}</source>
        <translation>筛出 {shown} 个，共 {count} 个 · 全部 {amount}</translation>
    </message>
    <message>
        <source>{count} priced</source>
        <translation>{count} 个有资金</translation>
    </message>
    <message>
        <source>not filled</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>{count} not filled</source>
        <translation>{count} 个未填</translation>
    </message>
    <message>
        <source>No years could be told from these words.</source>
        <translation>从这些文字看不出年份。</translation>
    </message>
    <message>
        <source>Understood as {period}</source>
        <translation>理解为 {period}</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>Group {name}, {projects}, subtotal {amount}, {state}</source>
        <translation>{name}，{projects}，小计 {amount} 万元，{state}</translation>
    </message>
    <message>
        <source>{name}, {column}, {value}</source>
        <translation>{name}，{column}，{value}</translation>
    </message>
    <message>
        <source>{name}, {column}, {value}, editable</source>
        <translation>{name}，{column}，{value}，可编辑</translation>
    </message>
</context>
<context>
    <name>YearChart</name>
    <message>
        <source>By year: {given} set aside, {gap} × 10,000 yuan missing</source>
        <translation>分年：已安排 {given}，缺口 {gap} 万元</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>No year</source>
        <translation>未定年度</translation>
    </message>
</context>
<context>
    <name>ZonePlaces</name>
    <message>
        <source>Add {place} to {zone}</source>
        <translation>把“{place}”划入“{zone}”</translation>
    </message>
    <message>
        <source>Places of the zone</source>
        <translation>分区所含地点</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>所含地点</translation>
    </message>
    <message>
        <source>Place to add</source>
        <translation>要划入的地点</translation>
    </message>
    <message>
        <source>Choose a place or type a new one; Enter adds it to the zone</source>
        <translation>选一个地点或输入新地点，Enter 划入分区</translation>
    </message>
    <message>
        <source>Township or other place</source>
        <translation>乡镇或其他地点</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>划入</translation>
    </message>
    <message>
        <source>Add the place to the zone  Enter</source>
        <translation>把地点划入分区  Enter</translation>
    </message>
    <message>
        <source>Take the place out of the zone</source>
        <translation>把地点移出分区</translation>
    </message>
</context>
<context>
    <name>_PhaseRow</name>
    <message>
        <source>Name of the phase</source>
        <translation>分期名称</translation>
    </message>
    <message>
        <source>First year of the phase</source>
        <translation>分期开始年份</translation>
    </message>
    <message>
        <source>Last year of the phase</source>
        <translation>分期结束年份</translation>
    </message>
    <message>
        <source>Remove this phase</source>
        <translation>删除这一期</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>{name} takes {value}</source>
        <translation>{name}占 {value}</translation>
    </message>
    <message>
        <source>year {year}</source>
        <translation>{year} 年</translation>
    </message>
    <message>
        <source>, {value} points more than last published</source>
        <translation>，比上次发布高 {value} 个百分点</translation>
    </message>
    <message>
        <source>, {value} points less than last published</source>
        <translation>，比上次发布低 {value} 个百分点</translation>
    </message>
    <message>
        <source>{value} (10,000 yuan) still missing.</source>
        <translation>仍缺 {value} 万元。</translation>
    </message>
    <message>
        <source>; {value} (10,000 yuan) still missing.</source>
        <translation>；仍缺 {value} 万元。</translation>
    </message>
    <message>
        <source>{value} (10,000 yuan) more than needed.</source>
        <translation>比需求多安排 {value} 万元。</translation>
    </message>
    <message>
        <source>; {value} (10,000 yuan) more than needed.</source>
        <translation>；比需求多安排 {value} 万元。</translation>
    </message>
    <message>
        <source>All money is set aside.</source>
        <translation>资金已全部安排。</translation>
    </message>
    <message>
        <source>; all money is set aside.</source>
        <translation>；资金已全部安排。</translation>
    </message>
</context>
<context>
    <name>checks</name>
    <message>
        <source>Costs and need</source>
        <translation>费用与需求</translation>
    </message>
    <message>
        <source>Money by zone</source>
        <translation>分区金额</translation>
    </message>
    <message>
        <source>More than needed</source>
        <translation>超过需求</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>收益</translation>
    </message>
    <message>
        <source>Missing amount</source>
        <translation>缺资金</translation>
    </message>
    <message>
        <source>Outside the plan&apos;s years</source>
        <translation>超出规划期</translation>
    </message>
    <message>
        <source>Money and schedule</source>
        <translation>资金与时序</translation>
    </message>
    <message>
        <source>Missing schedule</source>
        <translation>缺时序</translation>
    </message>
    <message>
        <source>Unclear schedule</source>
        <translation>时序不明</translation>
    </message>
    <message>
        <source>Place in no zone</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Zones and places</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Missing lead</source>
        <translation>缺牵头单位</translation>
    </message>
    <message>
        <source>Different names</source>
        <translation>用词</translation>
    </message>
    <message>
        <source>Compare both figures and correct the wrong one</source>
        <translation>核对两个数，改正其中错的</translation>
    </message>
    <message>
        <source>Give the project less on Funding</source>
        <translation>在“资金”页减少安排</translation>
    </message>
    <message>
        <source>Correct its need on Projects</source>
        <translation>在“项目”页更正资金需求</translation>
    </message>
    <message>
        <source>Give the project less in that scenario</source>
        <translation>在那个方案里减少安排</translation>
    </message>
    <message>
        <source>Say that the project earns income</source>
        <translation>写明项目有收益</translation>
    </message>
    <message>
        <source>Take the money from another source</source>
        <translation>换一个资金来源</translation>
    </message>
    <message>
        <source>Enter the amount</source>
        <translation>填上金额</translation>
    </message>
    <message>
        <source>Leave it out of the annex</source>
        <translation>不印入附表</translation>
    </message>
    <message>
        <source>Correct the schedule</source>
        <translation>更正建设时序</translation>
    </message>
    <message>
        <source>Over a ceiling</source>
        <translation>超过限额</translation>
    </message>
    <message>
        <source>Below a floor</source>
        <translation>不到下限</translation>
    </message>
    <message>
        <source>Limits contradict</source>
        <translation>限额矛盾</translation>
    </message>
    <message>
        <source>Floor above need</source>
        <translation>下限超过需求</translation>
    </message>
    <message>
        <source>Ceiling below locks</source>
        <translation>限额低于锁定</translation>
    </message>
    <message>
        <source>More than awarded</source>
        <translation>超过奖补</translation>
    </message>
    <message>
        <source>Award not claimable</source>
        <translation>不能申报</translation>
    </message>
    <message>
        <source>Projects without award</source>
        <translation>项目不支持</translation>
    </message>
    <message>
        <source>Award conditions</source>
        <translation>奖补条件</translation>
    </message>
    <message>
        <source>Award not in force</source>
        <translation>不在施行期</translation>
    </message>
    <message>
        <source>Start and bounds</source>
        <translation>开工年份</translation>
    </message>
    <message>
        <source>Impossible start</source>
        <translation>无法开工</translation>
    </message>
    <message>
        <source>Links contradict</source>
        <translation>关联矛盾</translation>
    </message>
    <message>
        <source>Raise the limit on Funding, Ceilings</source>
        <translation>在“资金”页“限额”里提高上限</translation>
    </message>
    <message>
        <source>Lower the floor on Funding, Ceilings</source>
        <translation>在“资金”页“限额”里降低下限</translation>
    </message>
    <message>
        <source>Widen the bounds of the start in the inspector</source>
        <translation>在项目属性里放宽开工年份</translation>
    </message>
    <message>
        <source>Widen the years of the plan in its properties</source>
        <translation>在规划属性里放宽规划期</translation>
    </message>
    <message>
        <source>Move the money to years of work on Funding</source>
        <translation>在“资金”页把资金移到施工年份</translation>
    </message>
    <message>
        <source>Enter the years of work</source>
        <translation>填上起止年份</translation>
    </message>
    <message>
        <source>Write the years, such as 2026-2030</source>
        <translation>写成 2026-2030 这样</translation>
    </message>
    <message>
        <source>Add the place to a zone on Zones</source>
        <translation>在“分区”页把它划入一个分区</translation>
    </message>
    <message>
        <source>Correct the places of the projects</source>
        <translation>更正项目的实施区域</translation>
    </message>
    <message>
        <source>Correct the zones of the project</source>
        <translation>更正项目所在分区</translation>
    </message>
    <message>
        <source>Correct its places</source>
        <translation>更正它的实施区域</translation>
    </message>
    <message>
        <source>Enter a lead agency</source>
        <translation>填上牵头单位</translation>
    </message>
    <message>
        <source>Use one name in plan and tables</source>
        <translation>规划和表中统一名称</translation>
    </message>
    <message>
        <source>Set less aside on Funding</source>
        <translation>在“资金”页减少安排</translation>
    </message>
    <message>
        <source>Set less aside in that scenario</source>
        <translation>在那个方案里减少安排</translation>
    </message>
    <message>
        <source>Set more aside on Funding</source>
        <translation>在“资金”页增加安排</translation>
    </message>
    <message>
        <source>Set more aside in that scenario</source>
        <translation>在那个方案里增加安排</translation>
    </message>
    <message>
        <source>Correct the needs on Projects</source>
        <translation>在“项目”页更正资金需求</translation>
    </message>
    <message>
        <source>Unlock some of the money on Funding</source>
        <translation>在“资金”页解锁一部分资金</translation>
    </message>
    <message>
        <source>Apply for more projects</source>
        <translation>扩大申报的项目</translation>
    </message>
    <message>
        <source>Meet the condition and say so on Award rules</source>
        <translation>满足条件，并在“奖补规则”里答复</translation>
    </message>
    <message>
        <source>Take the money of those projects elsewhere</source>
        <translation>给这些项目换一个资金来源</translation>
    </message>
    <message>
        <source>Correct what is said about them on Award rules</source>
        <translation>在“奖补规则”里更正项目的答复</translation>
    </message>
    <message>
        <source>Answer the conditions on Award rules</source>
        <translation>在“奖补规则”里逐项答复</translation>
    </message>
    <message>
        <source>Use the edition that is in force in those years</source>
        <translation>换用那些年份施行的版本</translation>
    </message>
    <message>
        <source>Move the money to years of work in that scenario</source>
        <translation>在那个方案里把资金移到施工年份</translation>
    </message>
    <message>
        <source>Shorten the work</source>
        <translation>缩短实施年限</translation>
    </message>
    <message>
        <source>Remove a link in the inspector</source>
        <translation>在项目属性里去掉一个关联</translation>
    </message>
    <message>
        <source>Where it is right as it is, waive it with a reason</source>
        <translation>确实无误的，写明理由后豁免</translation>
    </message>
    <message>
        <source>Sum of the parts</source>
        <translation>各项合计</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>Years with money</source>
        <translation>有资金的年份</translation>
    </message>
    <message>
        <source>Projects there</source>
        <translation>涉及项目</translation>
    </message>
    <message>
        <source>Zones listed</source>
        <translation>所列分区</translation>
    </message>
    <message>
        <source>Zones of the places</source>
        <translation>实施区域所在分区</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>附表</translation>
    </message>
    <message>
        <source>Written there</source>
        <translation>表中写法</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Against it</source>
        <translation>与之相对</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Other projects</source>
        <translation>有关项目</translation>
    </message>
    <message>
        <source>Bounds of the start</source>
        <translation>允许的开工年份</translation>
    </message>
    <message>
        <source>Years of work</source>
        <translation>实施年数</translation>
    </message>
    <message>
        <source>Without an answer</source>
        <translation>未答复</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>{amount} (10,000 yuan)</source>
        <translation>{amount} 万元</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Project {number}</source>
        <translation>项目 {number}</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Numbers follow the rows: Alt+Shift+Up or Down moves a row.</source>
        <translation>序号随行的顺序排列；用 Alt+Shift+上下键移动行。</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>子项目名称</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>实施区域</translation>
    </message>
    <message>
        <source>Content and scale</source>
        <translation>建设内容及规模</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>建设时序</translation>
    </message>
    <message>
        <source>Lead agency</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>配合单位</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>修复分区</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>重大工程</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>资金需求</translation>
    </message>
    <message>
        <source>This is one part of the need: group by programme to change the whole.</source>
        <translation>这里只是资金需求的一部分；按重大工程分组后修改总额。</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已安排</translation>
    </message>
    <message>
        <source>Worked out from the money by source and year: change it on Funding.</source>
        <translation>由各来源、各年度的安排加总得出，到“资金”页修改。</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>Worked out: need less what is set aside. Change the need, or Funding.</source>
        <translation>由资金需求减已安排得出；改资金需求，或到“资金”页安排。</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Worked out from the needs: change the need.</source>
        <translation>由资金需求算出，改资金需求即可。</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Empty the field</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>Open a plan</source>
        <translation>打开规划</translation>
    </message>
    <message>
        <source>Plans (*.ecoplan)</source>
        <translation>规划 (*.ecoplan)</translation>
    </message>
</context>
<context>
    <name>groupings</name>
    <message>
        <source>Programme</source>
        <extracomment>As `reports.groups` has them, which loads all reports: too long for the first window.</extracomment>
        <translation>重大工程</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>修复分区</translation>
    </message>
    <message>
        <source>Key task</source>
        <translation>重点任务</translation>
    </message>
    <message>
        <source>Lead agency</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>What rows are grouped by</source>
        <translation>各行按什么分组</translation>
    </message>
</context>
<context>
    <name>hints</name>
    <message>
        <source>Was {was}</source>
        <translation>原 {was} 万元</translation>
    </message>
    <message>
        <source>Was {was}, {change} more (10,000 yuan)</source>
        <translation>原 {was}，增加 {change} 万元</translation>
    </message>
    <message>
        <source>Was {was}, {change} less (10,000 yuan)</source>
        <translation>原 {was}，减少 {change} 万元</translation>
    </message>
    <message>
        <source>Kept as written; no years can be told from it.</source>
        <translation>按原文保留；看不出年份。</translation>
    </message>
    <message>
        <source>Understood as {period}</source>
        <translation>理解为 {period}</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Everywhere</source>
        <translation>任何页面</translation>
    </message>
    <message>
        <source>In the table of projects</source>
        <translation>在项目表里</translation>
    </message>
    <message>
        <source>On Schedule</source>
        <translation>进度页</translation>
    </message>
    <message>
        <source>On Funding</source>
        <translation>资金页</translation>
    </message>
    <message>
        <source>On Annex</source>
        <translation>附表页</translation>
    </message>
    <message>
        <source>On Checks</source>
        <translation>核对页</translation>
    </message>
    <message>
        <source>On Zones and Indicators</source>
        <translation>分区页和指标页</translation>
    </message>
    <message>
        <source>New plan…</source>
        <translation>新建规划…</translation>
    </message>
    <message>
        <source>Open a plan…</source>
        <translation>打开规划…</translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>立即发布</translation>
    </message>
    <message>
        <source>Name a version…</source>
        <translation>给版本取名…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存一份…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Print the annex…</source>
        <translation>打印附表…</translation>
    </message>
    <message>
        <source>Save the annex as PDF…</source>
        <translation>附表存为 PDF…</translation>
    </message>
    <message>
        <source>Properties of the plan…</source>
        <translation>规划属性…</translation>
    </message>
    <message>
        <source>Close the plan</source>
        <translation>关闭规划</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Find on this page</source>
        <translation>在本页查找</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Search commands, pages, projects…</source>
        <translation>搜索命令、页面、项目…</translation>
    </message>
    <message>
        <source>Go to a row or page by number…</source>
        <translation>按序号转到某行或某页…</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>下一个区域</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>上一个区域</translation>
    </message>
    <message>
        <source>Leave the table, forwards</source>
        <translation>离开表格，往后</translation>
    </message>
    <message>
        <source>Leave it, backwards</source>
        <translation>离开表格，往前</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>下一条问题</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>上一条问题</translation>
    </message>
    <message>
        <source>Inspector on or off</source>
        <translation>显示或隐藏右侧详情</translation>
    </message>
    <message>
        <source>Budget shares on or off</source>
        <translation>显示或隐藏资金占比</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Text of usual size</source>
        <translation>文字恢复正常大小</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Menu (also while Alt is held)</source>
        <translation>菜单（按住 Alt 也显示）</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>按键与帮助</translation>
    </message>
    <message>
        <source>Cancel typing, close, clear selection</source>
        <translation>取消输入、关闭弹出框、清除选择</translation>
    </message>
    <message>
        <source>New project below</source>
        <translation>在下面新建项目</translation>
    </message>
    <message>
        <source>New programme</source>
        <translation>新重大工程</translation>
    </message>
    <message>
        <source>Duplicate projects</source>
        <translation>复制一份项目</translation>
    </message>
    <message>
        <source>Delete rows</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Empty cells</source>
        <translation>清空单元格</translation>
    </message>
    <message>
        <source>Copy cells</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Cut cells</source>
        <translation>剪切单元格</translation>
    </message>
    <message>
        <source>Paste from WPS or another table</source>
        <translation>从 WPS 或其他表格粘贴</translation>
    </message>
    <message>
        <source>Paste values only</source>
        <translation>只粘贴值</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Fill right</source>
        <translation>向右填充</translation>
    </message>
    <message>
        <source>Write to all selected cells</source>
        <translation>写入全部选中的单元格</translation>
    </message>
    <message>
        <source>Move rows up</source>
        <translation>上移行</translation>
    </message>
    <message>
        <source>Move rows down</source>
        <translation>下移行</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>收起全部分组</translation>
    </message>
    <message>
        <source>Open all groups</source>
        <translation>展开全部分组</translation>
    </message>
    <message>
        <source>Filter row</source>
        <translation>筛选栏</translation>
    </message>
    <message>
        <source>Move from cell to cell</source>
        <translation>移到相邻单元格</translation>
    </message>
    <message>
        <source>Next, previous cell to type in</source>
        <translation>下一个、上一个可填单元格</translation>
    </message>
    <message>
        <source>Down, up</source>
        <translation>下移、上移一行</translation>
    </message>
    <message>
        <source>Edit, keeping the text; typing replaces it</source>
        <translation>保留原文编辑（直接打字则替换）</translation>
    </message>
    <message>
        <source>Line break in a cell</source>
        <translation>单元格内换行</translation>
    </message>
    <message>
        <source>Open the list of names</source>
        <translation>打开名称列表</translation>
    </message>
    <message>
        <source>Select more cells</source>
        <translation>扩大选择</translation>
    </message>
    <message>
        <source>Select as far as the edge</source>
        <translation>选到边缘</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Start, end of the row</source>
        <translation>行首、行尾</translation>
    </message>
    <message>
        <source>Start, end of the table</source>
        <translation>表头、表尾</translation>
    </message>
    <message>
        <source>A screen up, down</source>
        <translation>上、下一屏</translation>
    </message>
    <message>
        <source>On a group: fold, open</source>
        <translation>在分组上：收起、展开</translation>
    </message>
    <message>
        <source>Move a bar by a quarter</source>
        <translation>横条移动一个季度</translation>
    </message>
    <message>
        <source>Move its end</source>
        <translation>移动它的结束时间</translation>
    </message>
    <message>
        <source>By a month</source>
        <translation>按月移动</translation>
    </message>
    <message>
        <source>Set the near phase; fold, open a group</source>
        <translation>定为近期；折叠、展开一组</translation>
    </message>
    <message>
        <source>Wider months</source>
        <translation>放宽各月</translation>
    </message>
    <message>
        <source>Narrower months</source>
        <translation>收窄各月</translation>
    </message>
    <message>
        <source>A phase as wide as the window</source>
        <translation>一个阶段铺满窗口</translation>
    </message>
    <message>
        <source>On a slider: by 0.1 %</source>
        <translation>在滑块上：每次 0.1%</translation>
    </message>
    <message>
        <source>On a slider: by 1 %</source>
        <translation>在滑块上：每次 1%</translation>
    </message>
    <message>
        <source>On a slider: least, most</source>
        <translation>在滑块上：最小、最大</translation>
    </message>
    <message>
        <source>Scenario before</source>
        <translation>前一个资金方案</translation>
    </message>
    <message>
        <source>Scenario after</source>
        <translation>后一个资金方案</translation>
    </message>
    <message>
        <source>Compare scenarios</source>
        <translation>比较资金方案</translation>
    </message>
    <message>
        <source>Page before, after</source>
        <translation>前一页、后一页</translation>
    </message>
    <message>
        <source>Larger pages</source>
        <translation>放大页面</translation>
    </message>
    <message>
        <source>Smaller pages</source>
        <translation>缩小页面</translation>
    </message>
    <message>
        <source>Pages as wide as the window</source>
        <translation>页面适合窗口宽度</translation>
    </message>
    <message>
        <source>Choose a finding</source>
        <translation>选择一条问题</translation>
    </message>
    <message>
        <source>Go to the cell</source>
        <translation>转到单元格</translation>
    </message>
    <message>
        <source>Waive, with a reason</source>
        <translation>写明理由后放行</translation>
    </message>
    <message>
        <source>New row</source>
        <translation>新建一行</translation>
    </message>
    <message>
        <source>Delete rows of the list</source>
        <translation>删除清单中的行</translation>
    </message>
    <message>
        <source>List before</source>
        <translation>前一个清单</translation>
    </message>
    <message>
        <source>List after</source>
        <translation>后一个清单</translation>
    </message>
</context>
<context>
    <name>levels</name>
    <message>
        <source>Central</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省级</translation>
    </message>
    <message>
        <source>City</source>
        <translation>市级</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县级</translation>
    </message>
    <message>
        <source>Bonds</source>
        <translation>债券融资</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>社会资本</translation>
    </message>
</context>
<context>
    <name>lists</name>
    <message>
        <source>Key task</source>
        <translation>重点任务</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>修复分区</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Cannot be kept: {amount} × 10,000 yuan stand against it.</source>
        <translation>无法满足：与之冲突的有 {amount} 万元。</translation>
    </message>
    <message>
        <source>Kept, {amount} × 10,000 yuan of room.</source>
        <translation>已满足，余量 {amount} 万元。</translation>
    </message>
    <message>
        <source>{amount} × 10,000 yuan too much.</source>
        <translation>超出 {amount} 万元。</translation>
    </message>
    <message>
        <source>{amount} × 10,000 yuan too little.</source>
        <translation>不足 {amount} 万元。</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>Holds for</source>
        <translation>适用方案</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Ceilings and floors</source>
        <translation>限额与下限</translation>
    </message>
    <message>
        <source>Ceilings and floors (10,000 yuan)</source>
        <translation>限额（万元）</translation>
    </message>
    <message>
        <source>New limit</source>
        <translation>新增限额</translation>
    </message>
    <message>
        <source>No limits yet. A limit says the most or the least that a source may give: in all, in a year, in a zone or in a programme.</source>
        <translation>还没有限额。限额规定一项资金最多或最少出多少：总额、某一年、某个分区或某个工程。</translation>
    </message>
    <message>
        <source>Programmes</source>
        <translation>工程</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新任务</translation>
    </message>
    <message>
        <source>No key tasks yet. A task heads the programmes that serve it.</source>
        <translation>还没有重点任务。任务统领为它服务的重大工程。</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>重大工程</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目数</translation>
    </message>
    <message>
        <source>Need (10,000 yuan)</source>
        <translation>资金需求（万元）</translation>
    </message>
    <message>
        <source>New programme</source>
        <translation>新工程</translation>
    </message>
    <message>
        <source>No programmes yet. Projects are ordered by programme.</source>
        <translation>还没有重大工程。项目按重大工程排列。</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>主要内容</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>数据来源</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>New indicator</source>
        <translation>新指标</translation>
    </message>
    <message>
        <source>No indicators yet. Add one, then its baseline and targets.</source>
        <translation>还没有指标。先加一个，再填基期值和目标值。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新类别</translation>
    </message>
    <message>
        <source>No groups of indicators yet.</source>
        <translation>还没有指标类别。</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>{year} baseline</source>
        <translation>{year} 基期</translation>
    </message>
    <message>
        <source>{year} target</source>
        <translation>{year} 目标</translation>
    </message>
    <message>
        <source>Under</source>
        <translation>上级指标</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>binding</source>
        <translation>约束性</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>预期性</translation>
    </message>
    <message>
        <source>Agency</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>牵头</translation>
    </message>
    <message>
        <source>Supports</source>
        <translation>配合</translation>
    </message>
    <message>
        <source>Agencies</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>New agency</source>
        <translation>新单位</translation>
    </message>
    <message>
        <source>No agencies yet. They lead projects or support them.</source>
        <translation>还没有责任单位。它们牵头或配合项目。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>资金来源</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Whose money</source>
        <translation>资金层级</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>落实程度</translation>
    </message>
    <message>
        <source>Needs income</source>
        <translation>须有收益</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Documents it rests on</source>
        <translation>政策依据</translation>
    </message>
    <message>
        <source>What it may pay for</source>
        <translation>支持内容</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>新来源</translation>
    </message>
    <message>
        <source>No sources of money yet.</source>
        <translation>还没有资金来源。</translation>
    </message>
    <message>
        <source>— (a root)</source>
        <translation>—（最上级）</translation>
    </message>
    <message>
        <source>group</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>转移支付</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>预算资金</translation>
    </message>
    <message>
        <source>special fund</source>
        <translation>专项资金</translation>
    </message>
    <message>
        <source>bond</source>
        <translation>债券</translation>
    </message>
    <message>
        <source>loan</source>
        <translation>贷款</translation>
    </message>
    <message>
        <source>fund</source>
        <translation>基金</translation>
    </message>
    <message>
        <source>enterprise</source>
        <translation>企业投入</translation>
    </message>
    <message>
        <source>collective</source>
        <translation>集体投入</translation>
    </message>
    <message>
        <source>donation</source>
        <translation>捐赠</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>central</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>province</source>
        <translation>省级</translation>
    </message>
    <message>
        <source>city</source>
        <translation>市级</translation>
    </message>
    <message>
        <source>county</source>
        <translation>县级</translation>
    </message>
    <message>
        <source>bonds</source>
        <translation>债券</translation>
    </message>
    <message>
        <source>social</source>
        <translation>社会资本</translation>
    </message>
    <message>
        <source>Area, km²</source>
        <translation>面积（km²）</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Main problems</source>
        <translation>主要问题</translation>
    </message>
    <message>
        <source>Main direction</source>
        <translation>主攻方向</translation>
    </message>
    <message>
        <source>Extent in words</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Natural condition</source>
        <translation>自然条件</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>New zone</source>
        <translation>新分区</translation>
    </message>
    <message>
        <source>No zones yet. Zones let money be summed by area: name one, then add its townships.</source>
        <translation>还没有修复分区。分区让资金能按区域汇总；先写分区名称，再划入乡镇。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>No places yet. Add them here, or choose Create where a project names one.</source>
        <translation>还没有地点。可以在这里添加，或在项目的“实施区域”里输入后选“新建”。</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Region code</source>
        <translation>行政区划代码</translation>
    </message>
    <message>
        <source>New place</source>
        <translation>新地点</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>key area</source>
        <translation>重点区域</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Villages</source>
        <translation>村</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>only</source>
        <translation>只含</translation>
    </message>
    <message>
        <source>all but</source>
        <translation>不含</translation>
    </message>
</context>
<context>
    <name>moved</name>
    <message>
        <source>{name} {year}: {old} → {new} × 10,000 yuan: </source>
        <translation>{name} {year} 年 {old} → {new} 万元：</translation>
    </message>
    <message>
        <source>no year</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>{name} {old} → {new}: </source>
        <translation>{name} {old} → {new}：</translation>
    </message>
    <message>
        <source>{excess} × 10,000 yuan more than needed.</source>
        <translation>超出需求 {excess} 万元。</translation>
    </message>
    <message>
        <source>{amount} × 10,000 yuan came off the gap.</source>
        <translation>从缺口中扣减 {amount} 万元。</translation>
    </message>
    <message>
        <source>{amount} × 10,000 yuan was added to the gap.</source>
        <translation>缺口增加 {amount} 万元。</translation>
    </message>
    <message>
        <source>the gap stays.</source>
        <translation>缺口不变。</translation>
    </message>
    <message>
        <source>Breaks {limit} by {amount} × 10,000 yuan.</source>
        <extracomment>A step that takes no longer is worked out before the slider is painted. So long after another cell is in hand, or other money is shown, what is behind the cell is read; and between two pieces, for what is typed meanwhile.</extracomment>
        <translation>超出限额“{limit}”{amount}万元。</translation>
    </message>
    <message>
        <source>Breaks {limit} by {amount} × 10,000 yuan, and {count} more.</source>
        <translation>超出限额“{limit}”{amount} 万元，另有 {count} 项。</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source> pt</source>
        <extracomment>Points of type, millimetres and page numbers that can be typed.</extracomment>
        <translation> 磅</translation>
    </message>
    <message>
        <source>As the table has it</source>
        <translation>按表的默认</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Label before the title</source>
        <translation>标题前的表号</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>表名</translation>
    </message>
    <message>
        <source>Words above every page</source>
        <translation>页眉文字</translation>
    </message>
    <message>
        <source>Words below every page</source>
        <translation>页脚文字</translation>
    </message>
    <message>
        <source>Mark of a further part</source>
        <translation>分幅标记</translation>
    </message>
    <message>
        <source>Mark of a cell said again</source>
        <translation>合并单元格续页标记</translation>
    </message>
    <message>
        <source>Official document</source>
        <translation>公文</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>as suits</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>go on counting</source>
        <translation>接上一张表</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>页边距</translation>
    </message>
    <message>
        <source>Margin above</source>
        <translation>上边距</translation>
    </message>
    <message>
        <source>Margin below</source>
        <translation>下边距</translation>
    </message>
    <message>
        <source>Margin at the binding</source>
        <translation>订口边距</translation>
    </message>
    <message>
        <source>Outer margin</source>
        <translation>切口边距</translation>
    </message>
    <message>
        <source>First page number</source>
        <translation>起始页码</translation>
    </message>
    <message>
        <source>Size of the title</source>
        <translation>标题字号</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>正文字号</translation>
    </message>
    <message>
        <source>Size of notes</source>
        <translation>附注字号</translation>
    </message>
    <message>
        <source>Ground of the header</source>
        <translation>表头底纹</translation>
    </message>
    <message>
        <source>Smaller type where it does not fit</source>
        <translation>放不下时缩小字号</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>As few as are exact</source>
        <translation>够准确的最少位数</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>重大工程</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Key task</source>
        <translation>重点任务</translation>
    </message>
    <message>
        <source>Lead agency</source>
        <translation>牵头单位</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Decimals of amounts</source>
        <translation>金额小数位</translation>
    </message>
    <message>
        <source>Minus sign</source>
        <translation>负号</translation>
    </message>
    <message>
        <source>For no money</source>
        <translation>没有资金时印</translation>
    </message>
    <message>
        <source>Column of shares</source>
        <translation>占比列</translation>
    </message>
    <message>
        <source>Notes are counted</source>
        <translation>附注编号</translation>
    </message>
    <message>
        <source>Groups of indicators</source>
        <translation>指标分组列</translation>
    </message>
    <message>
        <source>Chart of the schedule by</source>
        <translation>进度图分组</translation>
    </message>
    <message>
        <source>Place of 续表</source>
        <translation>续表位置</translation>
    </message>
    <message>
        <source>Charts under tables of money</source>
        <translation>资金表下附图</translation>
    </message>
    <message>
        <source>Print charts in colour</source>
        <translation>图用彩色</translation>
    </message>
    <message>
        <source>Print the unit of money</source>
        <translation>印出金额单位</translation>
    </message>
    <message>
        <source>Unit behind the indicator</source>
        <translation>单位写在指标名后</translation>
    </message>
    <message>
        <source>Print parent indicators</source>
        <translation>印出上级指标</translation>
    </message>
    <message>
        <source>Count 续表: 续表5-1</source>
        <translation>续表带序号，如续表5-1</translation>
    </message>
    <message>
        <source>Superscripts, dashes of ranges</source>
        <translation>规范上标和区间线</translation>
    </message>
    <message>
        <source>Long lists go to a note</source>
        <translation>过长的名单移到附注</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Projects</source>
        <extracomment>Where rows are gone to; all lists that are not named are on the page of zones.</extracomment>
        <translation>项目</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Funding</source>
        <translation>资金</translation>
    </message>
    <message>
        <source>Annex</source>
        <translation>附表</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>pasted</name>
    <message>
        <source>{count} amounts shared by rows were taken once.</source>
        <extracomment>So many headings known are the head of a table that somebody copied.</extracomment>
        <translation>{count} 处几行合用的金额只算一次。</translation>
    </message>
    <message>
        <source>{count} empty cells were filled from the merged cell above.</source>
        <translation>{count} 个空格按上面的合并格补上了。</translation>
    </message>
    <message>
        <source>The rows add up to {sum}, its total says {total}.</source>
        <translation>各行相加得 {sum}，表中合计写的是 {total}。</translation>
    </message>
    <message>
        <source>The rows add up to its total of {total}.</source>
        <translation>各行相加与合计 {total} 一致。</translation>
    </message>
    <message>
        <source>Its {count} subtotals add up.</source>
        <translation>{count} 个小计都对得上。</translation>
    </message>
    <message>
        <source>{count} of its subtotals do not add up.</source>
        <translation>有 {count} 个小计对不上。</translation>
    </message>
    <message>
        <source>Rows of {program} add up to {sum}, their subtotal says {total}.</source>
        <translation>“{program}”各行相加得 {sum}，小计写的是 {total}。</translation>
    </message>
    <message>
        <source>This looks like a table, but none of its headings names the projects, so that nothing was pasted.</source>
        <translation>这像一张表，但表头里没有“子项目名称”一列，所以没有粘贴。</translation>
    </message>
    <message>
        <source>The table has {width} headings, but the row “{words}” has {count} cells, so that nothing was pasted.</source>
        <translation>表头有 {width} 列，“{words}”这一行却有 {count} 格，所以没有粘贴。</translation>
    </message>
</context>
<context>
    <name>publish_state</name>
    <message>
        <source>changed elsewhere</source>
        <extracomment>What systems call it: numbers of Unix, and those of Windows besides.</extracomment>
        <translation>文件被别处改过</translation>
    </message>
    <message>
        <source>the file is in use</source>
        <translation>文件被占用</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>未能发布</translation>
    </message>
    <message>
        <source>Not published: {why}</source>
        <translation>未能发布：{why}</translation>
    </message>
</context>
<context>
    <name>targets</name>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>{number} percentage points</source>
        <translation>{number} 个百分点</translation>
    </message>
    <message>
        <source>Neither baseline nor target is said yet.</source>
        <translation>还没有填基期值和目标值。</translation>
    </message>
    <message>
        <source>{year}: {text}</source>
        <translation>{year} 年{text}</translation>
    </message>
    <message>
        <source>From {before} in {first} to {after} in {last}: {step} more ({share}).</source>
        <translation>{first} 年 {before}，{last} 年 {after}，增加 {step}（{share}）。</translation>
    </message>
    <message>
        <source>From {before} in {first} to {after} in {last}: {step} less ({share}).</source>
        <translation>{first} 年 {before}，{last} 年 {after}，减少 {step}（{share}）。</translation>
    </message>
    <message>
        <source>{after} in {last}, as in {first}.</source>
        <translation>{last} 年 {after}，与 {first} 年相同。</translation>
    </message>
</context>
<context>
    <name>teaching</name>
    <message>
        <source>What each source gives by year, and what is missing</source>
        <translation>各项来源分年安排多少、还缺多少</translation>
    </message>
    <message>
        <source>The most and the least that money may be, and what is used of it</source>
        <translation>资金的上限和下限，以及已用多少</translation>
    </message>
    <message>
        <source>What if money falls, comes late or fails: the gap, and who loses</source>
        <translation>资金减少、晚到或落空时：缺口多大，哪些项目受影响</translation>
    </message>
    <message>
        <source>Fill the gap rule by rule; each step can be undone</source>
        <translation>按规则依次补缺口，每步可单独撤销</translation>
    </message>
    <message>
        <source>How large the gap gets when money is not sure</source>
        <translation>资金不确定时缺口可能有多大</translation>
    </message>
    <message>
        <source>The least, the most or the nearest mix that keeps every limit</source>
        <translation>守住全部限额的最少、最多或改动最小的组合</translation>
    </message>
    <message>
        <source>Too little money: which projects, and when</source>
        <translation>资金不够时选哪些项目、何时开工</translation>
    </message>
    <message>
        <source>What award rules pay, and how far the next step is</source>
        <translation>奖补规则给多少、离下一档还差多少</translation>
    </message>
    <message>
        <source>The plan and its scenarios in one table</source>
        <translation>规划和各方案在一张表里比较</translation>
    </message>
    <message>
        <source>Every amount that a scenario changes, with the reason</source>
        <translation>各方案改动的每笔资金及原因</translation>
    </message>
    <message>
        <source>How likely money that is as sure as this comes</source>
        <translation>这一落实程度的资金到位的可能性</translation>
    </message>
    <message>
        <source>What the rows sum</source>
        <translation>各行按什么汇总</translation>
    </message>
    <message>
        <source>Which projects are listed</source>
        <translation>列出哪些项目</translation>
    </message>
    <message>
        <source>Whose money fails; a heading stands for all below it</source>
        <translation>哪项资金出问题；选上级即包含下级</translation>
    </message>
    <message>
        <source>Only money that is as sure as this</source>
        <translation>只算这一落实程度的资金</translation>
    </message>
    <message>
        <source>Less of it comes, or all of it some years later</source>
        <translation>到位变少，或推迟几年到位</translation>
    </message>
    <message>
        <source>How much of that money does not come</source>
        <translation>这项资金有多少不到位</translation>
    </message>
    <message>
        <source>What comes after the years of work counts as lost</source>
        <translation>晚于项目实施年份的算作落空</translation>
    </message>
    <message>
        <source>Rules are tried from the top until nothing is missing</source>
        <translation>从上到下依次执行，补足为止</translation>
    </message>
    <message>
        <source>A source gives more, now or later; or the last project slips</source>
        <translation>由来源补足、在以后年份补足，或推迟最后的项目</translation>
    </message>
    <message>
        <source>The source that gives more</source>
        <translation>由哪项来源补</translation>
    </message>
    <message>
        <source>Puts this rule at the end of the list</source>
        <translation>把这条规则加到最后</translation>
    </message>
    <message>
        <source>In which years money is wanted</source>
        <translation>缺的资金落在哪些年份</translation>
    </message>
    <message>
        <source>Whether each amount fails by itself, or all of a source together</source>
        <translation>各笔资金独立，或同一来源一起落空</translation>
    </message>
    <message>
        <source>More draws are steadier and take longer</source>
        <translation>次数越多越稳，也越慢</translation>
    </message>
    <message>
        <source>Works out what is asked below</source>
        <translation>按下面的条件计算</translation>
    </message>
    <message>
        <source>Ends the work; what is known by then is shown</source>
        <translation>停止计算，显示已得的结果</translation>
    </message>
    <message>
        <source>The limits of the plan are kept, whatever is wanted</source>
        <translation>无论求什么，规划的限额都守住</translation>
    </message>
    <message>
        <source>The money whose least, most or range is wanted</source>
        <translation>求哪项资金的最少、最多或范围</translation>
    </message>
    <message>
        <source>What no mix may take from a project</source>
        <translation>任何组合都不得低于这个数</translation>
    </message>
    <message>
        <source>The money that the limit below is on</source>
        <translation>下面的限额管哪项资金</translation>
    </message>
    <message>
        <source>An amount such as 8000, or a share of the need such as 30%</source>
        <translation>填金额如 8000，或占需求的比例如 30%</translation>
    </message>
    <message>
        <source>The money that the yearly limit below is on</source>
        <translation>下面的年度限额管哪项资金</translation>
    </message>
    <message>
        <source>An amount that no year may pass, such as 8000</source>
        <translation>每年都不得超过的金额，如 8000</translation>
    </message>
    <message>
        <source>What chosen projects are worth: priority, or benefit as typed</source>
        <translation>选中项目按优先级，或按填写的效益合计</translation>
    </message>
    <message>
        <source>All money that the chosen projects may take; empty for no limit</source>
        <translation>选中项目资金合计上限；空着为不限</translation>
    </message>
    <message>
        <source>Starts move within the years that each project allows</source>
        <translation>在各项目允许的年份内调整开工</translation>
    </message>
    <message>
        <source>The best choice found by then is shown</source>
        <translation>到时显示已找到的最好结果</translation>
    </message>
    <message>
        <source>Only rules of who pays are offered</source>
        <translation>只列这一出资方的规则</translation>
    </message>
    <message>
        <source>The projects that are applied for together</source>
        <translation>一起申报的项目</translation>
    </message>
    <message>
        <source>Rules by name and edition; the newest comes first</source>
        <translation>规则名称和版本，新的在前</translation>
    </message>
    <message>
        <source>The plan keeps this edition, even when a newer one comes</source>
        <translation>规划留住这一版，以后有新版也不变</translation>
    </message>
    <message>
        <source>Answers the condition chosen below</source>
        <translation>答复下面选中的条件</translation>
    </message>
    <message>
        <source>Takes the answer to the condition chosen below back</source>
        <translation>收回对选中条件的答复</translation>
    </message>
    <message>
        <source>Takes the rule out of the plan; undo brings it back</source>
        <translation>从规划中删除这条规则，可撤销</translation>
    </message>
    <message>
        <source>Kept with the amount, and printed with it</source>
        <translation>随这笔资金保存并打印</translation>
    </message>
</context>
</TS>
