<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdviceWiring</name>
    <message>
        <source>No camera near</source>
        <translation>附近没有摄像头</translation>
    </message>
    <message>
        <source>None that is online stands within %1 m of the case</source>
        <translation>案发地 %1 米内没有在线的摄像头</translation>
    </message>
    <message>
        <source>Nearest camera</source>
        <translation>最近的摄像头</translation>
    </message>
    <message>
        <source>%1 m from the case; its picture needs a connection to the video platform</source>
        <translation>距案发地 %1 米；画面要接入视频平台后才有</translation>
    </message>
</context>
<context>
    <name>AlarmDelegate</name>
    <message>
        <source>Urgent case not accepted</source>
        <translation>急要件待受理</translation>
    </message>
    <message>
        <source>Case overdue</source>
        <translation>案卷已超期</translation>
    </message>
    <message>
        <source>Stage overdue</source>
        <translation>环节超时</translation>
    </message>
    <message>
        <source>Supervised order not answered</source>
        <translation>督办逾期未回复</translation>
    </message>
    <message>
        <source>Whistle not signed in time</source>
        <translation>应哨签收超时</translation>
    </message>
    <message>
        <source>Whistle: nobody arrived in time</source>
        <translation>应哨报到超时</translation>
    </message>
    <message>
        <source>Whistle not handled in time</source>
        <translation>应哨办理超时</translation>
    </message>
    <message>
        <source>Clock of this machine is wrong</source>
        <translation>本机时钟不对</translation>
    </message>
    <message>
        <source>Unit and fence</source>
        <translation>力量越过围栏</translation>
    </message>
    <message>
        <source>Patrol late</source>
        <translation>巡查迟了</translation>
    </message>
    <message>
        <source>Patrol incomplete</source>
        <translation>巡查不够</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Export map as picture or PDF…</source>
        <translation>导出地图为图片或 PDF…</translation>
    </message>
    <message>
        <source>Save picture of this window</source>
        <translation>保存本窗口画面</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;Cases</source>
        <translation>事件(&amp;E)</translation>
    </message>
    <message>
        <source>Go to queue</source>
        <translation>转到队列</translation>
    </message>
    <message>
        <source>Go to case file</source>
        <translation>转到案卷</translation>
    </message>
    <message>
        <source>Next case in queue</source>
        <translation>队列下一件</translation>
    </message>
    <message>
        <source>Previous case in queue</source>
        <translation>队列上一件</translation>
    </message>
    <message>
        <source>Show selected case on map</source>
        <translation>在地图上显示所选案卷</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>地图(&amp;M)</translation>
    </message>
    <message>
        <source>Go to map</source>
        <translation>转到地图</translation>
    </message>
    <message>
        <source>Whole area</source>
        <translation>全域</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Layer panel</source>
        <translation>图层面板</translation>
    </message>
    <message>
        <source>&amp;Replay</source>
        <translation>回放(&amp;R)</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>放慢</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>Restore layout of workspace</source>
        <translation>恢复工作区布局</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>About Huying</source>
        <translation>关于呼应</translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation>量距离</translation>
    </message>
    <message>
        <source>Measure an area</source>
        <translation>量面积</translation>
    </message>
    <message>
        <source>&amp;Supervision</source>
        <translation>督办(&amp;S)</translation>
    </message>
    <message>
        <source>Go to alarms</source>
        <translation>转到告警</translation>
    </message>
    <message>
        <source>Go to supervision</source>
        <translation>转到督办</translation>
    </message>
    <message>
        <source>Go to whistles</source>
        <translation>转到吹哨</translation>
    </message>
    <message>
        <source>Go to what falls due</source>
        <translation>转到到期预报</translation>
    </message>
    <message>
        <source>Lock this seat</source>
        <translation>锁定席位</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>修改口令…</translation>
    </message>
    <message>
        <source>Show personal data…</source>
        <translation>查看个人信息…</translation>
    </message>
    <message>
        <source>New report, long form…</source>
        <translation>新上报（长表单）…</translation>
    </message>
    <message>
        <source>Undo last step</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>Macros of the command line…</source>
        <translation>命令行快捷语…</translation>
    </message>
    <message>
        <source>Command line: orders and search</source>
        <translation>命令行：下令与查找</translation>
    </message>
    <message>
        <source>&amp;Dispatch</source>
        <translation>调度(&amp;D)</translation>
    </message>
    <message>
        <source>Routing rules…</source>
        <translation>分拨规则…</translation>
    </message>
    <message>
        <source>Go to unit board</source>
        <translation>力量台</translation>
    </message>
    <message>
        <source>Export the filtered list…</source>
        <translation>导出筛选结果…</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Sync with upstream…</source>
        <translation>与上级库同步…</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>立即重连</translation>
    </message>
    <message>
        <source>Sign in again…</source>
        <translation>重新登录…</translation>
    </message>
    <message>
        <source>Redo on the case as it is</source>
        <translation>在新情况上重做</translation>
    </message>
    <message>
        <source>Keep as a note</source>
        <translation>留作备注</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Acknowledge message</source>
        <translation>确认消息</translation>
    </message>
    <message>
        <source>Messages…</source>
        <translation>消息…</translation>
    </message>
    <message>
        <source>Write message or broadcast…</source>
        <translation>写消息或通播…</translation>
    </message>
    <message>
        <source>Range in 5, 10, 15 minutes by road</source>
        <translation>5、10、15 分钟可达圈</translation>
    </message>
    <message>
        <source>Positions, fences and patrols…</source>
        <translation>位置、围栏与巡查…</translation>
    </message>
    <message>
        <source>Try where units stand…</source>
        <translation>部署推演…</translation>
    </message>
    <message>
        <source>Edit grids…</source>
        <translation>编辑网格…</translation>
    </message>
    <message>
        <source>Examine grids…</source>
        <translation>网格体检…</translation>
    </message>
    <message>
        <source>Shade areas by…</source>
        <translation>辖区着色…</translation>
    </message>
    <message>
        <source>Forget the kept password</source>
        <translation>忘记记住的口令</translation>
    </message>
    <message>
        <source>What is near…</source>
        <translation>周边…</translation>
    </message>
    <message>
        <source>Hot spots of cases…</source>
        <translation>事件热点…</translation>
    </message>
    <message>
        <source>Change of density…</source>
        <translation>两期密度变化…</translation>
    </message>
    <message>
        <source>Count what is in a box</source>
        <translation>框选并统计</translation>
    </message>
    <message>
        <source>Count what is in a drawn ring</source>
        <translation>套索圈选并统计</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>A quarter of an hour back</source>
        <translation>退一刻钟</translation>
    </message>
    <message>
        <source>A quarter of an hour on</source>
        <translation>进一刻钟</translation>
    </message>
    <message>
        <source>A day back</source>
        <translation>退一天</translation>
    </message>
    <message>
        <source>A day on</source>
        <translation>进一天</translation>
    </message>
    <message>
        <source>Play the past or stop</source>
        <translation>播放过去或停</translation>
    </message>
    <message>
        <source>Bookmark this instant…</source>
        <translation>给这一刻加书签…</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>下一个书签</translation>
    </message>
    <message>
        <source>Bookmark before</source>
        <translation>上一个书签</translation>
    </message>
    <message>
        <source>Compare two instants…</source>
        <translation>比较两个时刻…</translation>
    </message>
    <message>
        <source>Export the past as pictures or video…</source>
        <translation>导出过去为图片或视频…</translation>
    </message>
</context>
<context>
    <name>DeskList</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>field: value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>near due</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>clock stopped</source>
        <translation>停钟</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>辖区</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>pressing only</source>
        <translation>只看紧要</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚未分派</translation>
    </message>
    <message>
        <source>supervised only</source>
        <translation>只看督查件</translation>
    </message>
    <message>
        <source>Falls due</source>
        <translation>到期</translation>
    </message>
</context>
<context>
    <name>ExportMap</name>
    <message>
        <source>Base map: %1</source>
        <translation>底图：%1</translation>
    </message>
    <message>
        <source>Data: %1 (sample data)</source>
        <translation>数据：%1（示例数据）</translation>
    </message>
    <message>
        <source>Data: %1</source>
        <translation>数据：%1</translation>
    </message>
    <message>
        <source>Web Mercator projection of CGCS2000</source>
        <translation>CGCS2000，Web 墨卡托投影</translation>
    </message>
    <message>
        <source>Made with Huying on %1</source>
        <translation>呼应 %1 制图</translation>
    </message>
    <message>
        <source>Cases and units</source>
        <translation>案卷与力量分布图</translation>
    </message>
    <message>
        <source>%1: cases and units</source>
        <translation>%1案卷与力量分布图</translation>
    </message>
    <message>
        <source>As of %1 (replay)</source>
        <translation>截至 %1（回放）</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Map exported</source>
        <translation>地图已导出</translation>
    </message>
    <message>
        <source>Map not exported</source>
        <translation>地图没有导出</translation>
    </message>
    <message>
        <source>Made by %1</source>
        <translation>制图：%1</translation>
    </message>
    <message>
        <source>No personal data: people are not on the map, names and addresses are masked</source>
        <translation>不含个人信息：人员不上图，姓名、住址已脱敏</translation>
    </message>
    <message>
        <source>The base map is not ready</source>
        <translation>底图还没有就绪</translation>
    </message>
</context>
<context>
    <name>FactWords</name>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>正在收</translation>
    </message>
    <message>
        <source>Played to the end</source>
        <translation>放完了</translation>
    </message>
    <message>
        <source>Out of reach</source>
        <translation>连不上</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 个力量</numerusform>
        </translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>came in</source>
        <translation>进入</translation>
    </message>
    <message>
        <source>went out</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Not due yet</source>
        <translation>还没到点</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>迟了</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>巡查中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>巡到了</translation>
    </message>
    <message>
        <source>Not enough</source>
        <translation>不够</translation>
    </message>
    <message>
        <source>Not watched</source>
        <translation>没有看着</translation>
    </message>
    <message>
        <source>%1 of %2 planned</source>
        <comment>share walked</comment>
        <translation>%1，计划 %2</translation>
    </message>
    <message>
        <source>Off duty</source>
        <translation>不在班</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Came late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>没到</translation>
    </message>
    <message>
        <source>Watched at this seat since %1</source>
        <translation>本席从 %1 开始看着，在那以前的不下结论</translation>
    </message>
    <message>
        <source>No position has come yet</source>
        <translation>还没有收到位置</translation>
    </message>
    <message>
        <source>%1 fixes taken, %2 not believed</source>
        <translation>采用 %1 个位置，不采用 %2 个</translation>
    </message>
    <message>
        <source>%1 units that the roster does not have</source>
        <translation>台账里没有的力量 %1 个</translation>
    </message>
    <message>
        <source>%1: %2 inside</source>
        <translation>%1：里面 %2 个</translation>
    </message>
    <message>
        <source>Table of the site</source>
        <translation>本地配置表</translation>
    </message>
</context>
<context>
    <name>HitWords</name>
    <message>
        <source>C</source>
        <comment>mark of a case</comment>
        <translation>案</translation>
    </message>
    <message>
        <source>P</source>
        <comment>mark of a place</comment>
        <translation>地</translation>
    </message>
    <message>
        <source>O</source>
        <comment>mark of an organisation</comment>
        <translation>单</translation>
    </message>
    <message>
        <source>A</source>
        <comment>mark of an area</comment>
        <translation>区</translation>
    </message>
    <message>
        <source>R</source>
        <comment>mark of a road</comment>
        <translation>路</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>辖区</translation>
    </message>
    <message>
        <source>Road</source>
        <translation>道路</translation>
    </message>
    <message>
        <source>Fly there and open the case file</source>
        <translation>地图飞到该处，打开案卷</translation>
    </message>
    <message>
        <source>Open the case file</source>
        <translation>打开案卷（无定位）</translation>
    </message>
    <message>
        <source>Not on the map</source>
        <translation>无定位，地图不动</translation>
    </message>
    <message>
        <source>Fly to the area and select it</source>
        <translation>地图飞到该辖区并选中</translation>
    </message>
    <message>
        <source>Fly there</source>
        <translation>地图飞到该处</translation>
    </message>
</context>
<context>
    <name>MapWiring</name>
    <message>
        <source>Sample data</source>
        <translation>示意数据</translation>
    </message>
</context>
<context>
    <name>MessageWords</name>
    <message>
        <source>Everybody in scope</source>
        <translation>辖区全体</translation>
    </message>
    <message>
        <source>All: %1</source>
        <comment>everybody of a role</comment>
        <translation>全体%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>Acknowledged %1</source>
        <translation>%1 已确认</translation>
    </message>
    <message>
        <source>To acknowledge</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发出</translation>
    </message>
    <message>
        <source>%1 of %2 acknowledged</source>
        <translation>已确认 %1/%2</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Not there yet</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>%1 (unit)</source>
        <translation>%1（力量）</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>Edit</source>
        <translation>改</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>不准入</translation>
    </message>
    <message>
        <source>New · outside the catalogue</source>
        <translation>新建 · 清单外</translation>
    </message>
    <message>
        <source>New · taken for</source>
        <translation>新建 · 按此归类</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Place · none given</source>
        <translation>定位 · 未写地址</translation>
    </message>
    <message>
        <source>to be located later</source>
        <translation>稍后在图上定位</translation>
    </message>
    <message>
        <source>Place · looking</source>
        <translation>定位 · 正在找</translation>
    </message>
    <message numerus="yes">
        <source>Place · %n may be meant</source>
        <translation>
            <numerusform>定位 · %n 处候选</numerusform>
        </translation>
    </message>
    <message>
        <source>choose with ↑↓</source>
        <translation>↑↓ 选定</translation>
    </message>
    <message>
        <source>Place · not found</source>
        <translation>定位 · 没有找到</translation>
    </message>
    <message>
        <source>Place · chosen</source>
        <translation>定位 · 已选定</translation>
    </message>
    <message>
        <source>Place · the only one</source>
        <translation>定位 · 唯一命中</translation>
    </message>
    <message>
        <source>Place · near %1</source>
        <translation>定位 · 邻近 %1</translation>
    </message>
    <message>
        <source>Place · somewhere on %1</source>
        <translation>定位 · 只到 %1</translation>
    </message>
    <message>
        <source>Place · somewhere in</source>
        <translation>定位 · 只到辖区</translation>
    </message>
    <message>
        <source>Goes to · a person decides</source>
        <translation>派往 · 由人决定</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未确定</translation>
    </message>
    <message>
        <source>proposed: %1</source>
        <translation>建议 %1</translation>
    </message>
    <message>
        <source>Would go to · not yours to assign</source>
        <translation>应派往 · 无权分派</translation>
    </message>
    <message>
        <source>Goes to · by area</source>
        <translation>派往 · 按属地</translation>
    </message>
    <message>
        <source>Goes to · rule %1</source>
        <translation>派往 · 规则 %1</translation>
    </message>
    <message>
        <source>Goes to · as you say</source>
        <translation>派往 · 手工指定</translation>
    </message>
    <message>
        <source>Goes to · rule %1 says %2</source>
        <translation>派往 · 规则 %1 为 %2</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>时限 %1</translation>
    </message>
    <message>
        <source>done by %1</source>
        <translation>%1 前办结</translation>
    </message>
    <message>
        <source>Not
admitted</source>
        <translation>不予
准入</translation>
    </message>
    <message>
        <source>As consultation</source>
        <translation>按咨询受理</translation>
    </message>
    <message>
        <source>Give a reason</source>
        <translation>写理由上报</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>执行</translation>
    </message>
    <message numerus="yes">
        <source>%n may be the same</source>
        <translation>
            <numerusform>疑似重复 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge into %1</source>
        <translation>并入 %1</translation>
    </message>
    <message>
        <source>to %1, done by %2</source>
        <translation>给 %1，%2 前办结</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>给 %1</translation>
    </message>
    <message>
        <source>sends %1</source>
        <translation>派 %1</translation>
    </message>
    <message>
        <source>calls %1</source>
        <translation>请 %1</translation>
    </message>
    <message>
        <source>at once, to be undone for 30 s where the table allows</source>
        <translation>立即执行；可撤销的动作 30 秒内可撤</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>现为</translation>
    </message>
    <message>
        <source>Queue shows only</source>
        <translation>队列只看</translation>
    </message>
    <message>
        <source>all open cases</source>
        <translation>全部在途</translation>
    </message>
    <message>
        <source>Fly to the case</source>
        <translation>飞到案卷</translation>
    </message>
    <message>
        <source>On Enter</source>
        <translation>将执行</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>same address</source>
        <translation>同一地址</translation>
    </message>
    <message>
        <source>%1 m away</source>
        <translation>相距 %1 m</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>还不能
执行</translation>
    </message>
    <message>
        <source>To be mended</source>
        <translation>请补正</translation>
    </message>
    <message>
        <source>New case: what, where, whom, limit</source>
        <translation>新案卷：何事、何地、派给谁、时限</translation>
    </message>
    <message>
        <source>Accept the selected case or the one named</source>
        <translation>受理选中的或写明案号的案卷</translation>
    </message>
    <message>
        <source>Assign; without a name to whom the rules say</source>
        <translation>分派；不写单位就按规则</translation>
    </message>
    <message>
        <source>Send units; ! sends them off duty too</source>
        <translation>派力量；不在班的要加 !</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Supervise, with what is asked</source>
        <translation>督办，写上要求</translation>
    </message>
    <message>
        <source>Filter the queue</source>
        <translation>筛选队列</translation>
    </message>
    <message>
        <source>Fly the map there</source>
        <translation>地图飞到那里</translation>
    </message>
    <message>
        <source>Whistle for departments</source>
        <translation>吹哨请部门到场</translation>
    </message>
    <message numerus="yes">
        <source>Does
%n step(s)</source>
        <translation>
            <numerusform>将执行
%n 步</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Drive</source>
        <comment>All other platforms</comment>
        <translation>磁盘</translation>
    </message>
</context>
<context>
    <name>RouteWords</name>
    <message>
        <source>” “</source>
        <comment>between quoted words</comment>
        <translation>”“</translation>
    </message>
    <message>
        <source>Item is “%1”</source>
        <translation>事项是“%1”</translation>
    </message>
    <message>
        <source>Class is “%1”</source>
        <translation>大类是“%1”</translation>
    </message>
    <message>
        <source>Came by %1</source>
        <translation>来自%1</translation>
    </message>
    <message>
        <source>Happened in %1</source>
        <translation>发生在%1</translation>
    </message>
    <message>
        <source>Mentions “%1”</source>
        <translation>提到“%1”</translation>
    </message>
    <message>
        <source>Reported at %1, within %2</source>
        <translation>%1 上报，在 %2 之内</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Reported on a working day</source>
        <translation>工作日上报</translation>
    </message>
    <message>
        <source>Reported on a day off</source>
        <translation>休息日上报</translation>
    </message>
    <message>
        <source>The rule for everything that no other rule names</source>
        <translation>兜底规则：没有别的规则点到</translation>
    </message>
    <message>
        <source>Department that the catalogue names</source>
        <translation>事项清单的主责部门</translation>
    </message>
    <message>
        <source>Station of the town</source>
        <translation>所在乡镇的站所</translation>
    </message>
    <message>
        <source>%1 of the town</source>
        <translation>所在乡镇的%1</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>Local store</source>
        <translation>本地库</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Catching up</source>
        <translation>追赶中</translation>
    </message>
    <message>
        <source>Live sync</source>
        <translation>实时同步</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Sync stopped</source>
        <translation>同步已停</translation>
    </message>
    <message>
        <source>delay within 1 s</source>
        <translation>延迟 1 秒内</translation>
    </message>
    <message>
        <source>delay %1 s</source>
        <translation>延迟 %1 秒</translation>
    </message>
    <message>
        <source>Offline since %1</source>
        <translation>离线 %1 起</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>已停：%1</translation>
    </message>
    <message>
        <source>%1 to send</source>
        <translation>待传 %1</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to send</source>
        <translation>
            <numerusform>%n 个附件待传</numerusform>
        </translation>
    </message>
    <message>
        <source>Password: in the desktop&apos;s keyring</source>
        <translation>口令：记在桌面密钥环里</translation>
    </message>
    <message>
        <source>Password: typed at each sign-in</source>
        <translation>口令：每次登录时输入</translation>
    </message>
    <message>
        <source>Password: typed at each sign-in; no keyring runs on this desktop</source>
        <translation>口令：每次登录时输入（这个桌面没有密钥环）</translation>
    </message>
    <message>
        <source>Key of personal data: locked by the desktop&apos;s keyring</source>
        <translation>个人信息的密钥：由桌面密钥环锁着</translation>
    </message>
    <message>
        <source>Key of personal data: in a file that only you can read</source>
        <translation>个人信息的密钥：在只有您能读的文件里</translation>
    </message>
    <message>
        <source>Key of personal data: not for this account</source>
        <translation>个人信息的密钥：这个账号不持有</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) set aside</source>
        <translation>
            <numerusform>%n 个案卷放在一边</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TwoSides</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>basically satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>not satisfied</source>
        <translation>不满意</translation>
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
        <source>urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>typical</source>
        <translation>典型</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Assisting</source>
        <translation>协办单位</translation>
    </message>
    <message>
        <source>Departments</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>办结期限</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Reply due</source>
        <translation>回复期限</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>调解员</translation>
    </message>
    <message>
        <source>Checker</source>
        <translation>核查员</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已联系上</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>stays as it was</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>not held here</source>
        <translation>本机已没有</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Done at %1 and not taken by upstream: %2 (%3)</source>
        <translation>%1 办的一步未被上级库接受：%2（%3）</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
</context>
<context>
    <name>UnitBoardWords</name>
    <message>
        <source>None</source>
        <comment>certificate</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Expired %1</source>
        <translation>%1 过期</translation>
    </message>
    <message>
        <source>to receive</source>
        <translation>待接令</translation>
    </message>
    <message>
        <source>to arrive</source>
        <translation>待到场</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>time left, step</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>UnitWords</name>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已派</translation>
    </message>
    <message>
        <source>En route</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>On scene</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>SOS</source>
        <translation>求助</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Off duty</source>
        <translation>不在班</translation>
    </message>
    <message>
        <source>Certificate expired</source>
        <translation>上岗证已过期</translation>
    </message>
    <message>
        <source>No certificate</source>
        <translation>没有上岗证</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) at hand</source>
        <translation>
            <numerusform>手上 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No position</source>
        <translation>没有位置</translation>
    </message>
    <message>
        <source>Seen %1 ago</source>
        <translation>定位 %1前</translation>
    </message>
    <message>
        <source>No road leads there</source>
        <translation>道路到不了</translation>
    </message>
</context>
<context>
    <name>huying::AccountsPage</name>
    <message>
        <source>Clear the password</source>
        <translation>清除口令</translation>
    </message>
    <message>
        <source>Save account</source>
        <translation>保存账号</translation>
    </message>
    <message>
        <source>Empty: the whole place</source>
        <translation>留空：全辖区</translation>
    </message>
    <message>
        <source>Empty: all organizations</source>
        <translation>留空：所有单位</translation>
    </message>
    <message>
        <source>A new name adds an account</source>
        <translation>填新名字即新增账号</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示名</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Area code</source>
        <translation>辖区代码</translation>
    </message>
    <message>
        <source>Organization code</source>
        <translation>单位代码</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>辖区</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Account %1 saved</source>
        <translation>账号 %1 已保存</translation>
    </message>
</context>
<context>
    <name>huying::ActionBar</name>
    <message>
        <source>What can be done now</source>
        <translation>现在可办</translation>
    </message>
    <message>
        <source>This case is closed; nothing is left to do</source>
        <translation>案卷已了结，没有待办动作</translation>
    </message>
    <message>
        <source>Your account has no role for this step</source>
        <translation>当前账号没有办理这一环节的角色</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>huying::ActionForm</name>
    <message>
        <source>%1 · %2</source>
        <comment>action · case</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The case goes to “%1”.</source>
        <translation>案卷转入“%1”。</translation>
    </message>
    <message>
        <source>The clock stops until it is resumed.</source>
        <translation>停止计时，恢复后再走。</translation>
    </message>
    <message>
        <source>This ends the case and can&apos;t be taken back.</source>
        <translation>案卷就此了结，不能撤回。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Photos don&apos;t match</source>
        <translation>照片不符</translation>
    </message>
    <message>
        <source>Conditions of closing not met</source>
        <translation>结案条件未达</translation>
    </message>
    <message>
        <source>Reported again at the same place</source>
        <translation>同处再次反映</translation>
    </message>
    <message>
        <source>Not in this organization&apos;s charge</source>
        <translation>不属本单位职责</translation>
    </message>
    <message>
        <source>Waiting for the owner</source>
        <translation>等待产权单位到场</translation>
    </message>
    <message>
        <source>Waiting for material</source>
        <translation>等待材料进场</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Handled, site restored</source>
        <translation>已处置，现场恢复</translation>
    </message>
    <message>
        <source>Handled, reporter told</source>
        <translation>已处置，已告知反映人</translation>
    </message>
    <message>
        <source>Removed on site</source>
        <translation>现场已清除</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Type, or choose a usual phrase</source>
        <translation>输入或选常用语</translation>
    </message>
    <message>
        <source>Name, pinyin initials or code</source>
        <translation>名称、拼音首字母或代码</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>%1 (busy)</source>
        <translation>%1（在办）</translation>
    </message>
    <message>
        <source>Name, pinyin initials or number</source>
        <translation>名称、拼音首字母或编号</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>处置力量</translation>
    </message>
    <message>
        <source>New limit</source>
        <translation>新时限</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Basically</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Reporter is</source>
        <translation>反映人</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>尚未选定</translation>
    </message>
    <message>
        <source>Pick on the map</source>
        <translation>在地图上点选</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>longitude, latitude</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>“%1” is still missing</source>
        <translation>还缺“%1”</translation>
    </message>
    <message>
        <source>Mediation by</source>
        <translation>调解组织</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>申请延到</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>上报人</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已联系上</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未联系上</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>难易</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简易</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>疑难</translation>
    </message>
    <message>
        <source>Into case number</source>
        <translation>并入案卷编号</translation>
    </message>
    <message>
        <source>Mediator</source>
        <translation>调解员</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Both sides agreed on site</source>
        <translation>双方当场达成一致</translation>
    </message>
    <message>
        <source>Written agreement signed</source>
        <translation>已签书面协议</translation>
    </message>
    <message>
        <source>The matter is</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Organizations</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>急件</translation>
    </message>
    <message>
        <source>Typical</source>
        <translation>典型</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Reply within</source>
        <translation>回复时限</translation>
    </message>
    <message>
        <source>The usual limit</source>
        <translation>按默认时限</translation>
    </message>
    <message>
        <source>Filled in by rule %1.</source>
        <translation>按规则 %1 填好。</translation>
    </message>
    <message>
        <source>Due %1 by that rule.</source>
        <translation>按该规则到期 %1。</translation>
    </message>
    <message>
        <source>Assisting</source>
        <translation>配合</translation>
    </message>
    <message>
        <source>Checker</source>
        <translation>核查员</translation>
    </message>
    <message>
        <source>Name or pinyin initials</source>
        <translation>姓名或拼音首字母</translation>
    </message>
    <message>
        <source>This ends the case; for %1 s it can be taken back.</source>
        <translation>案卷就此了结，%1 秒内可撤回。</translation>
    </message>
    <message>
        <source>The town is</source>
        <translation>乡镇评价</translation>
    </message>
</context>
<context>
    <name>huying::ActivityPanel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>→ %1</source>
        <comment>case is now in state</comment>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>Latest steps</source>
        <translation>最新动态</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>暂无动态</translation>
    </message>
    <message>
        <source>Steps of cases appear here as they are taken</source>
        <translation>案卷有动作时，会在此逐条列出</translation>
    </message>
    <message numerus="yes">
        <source>%n new step(s) ↑</source>
        <translation>
            <numerusform>%n 条新动态 ↑</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::AdminWindow</name>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Personal data and locking</source>
        <translation>个人信息与锁屏</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Nothing to administer</source>
        <translation>没有可管理的内容</translation>
    </message>
    <message>
        <source>%1 is none of the three administrators</source>
        <translation>%1 不是三种管理员之一</translation>
    </message>
</context>
<context>
    <name>huying::AlarmDelegate</name>
    <message>
        <source>Not acknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Over, not seen</source>
        <translation>已恢复未确认</translation>
    </message>
    <message>
        <source>Back in %1</source>
        <translation>余 %1 自动恢复</translation>
    </message>
    <message>
        <source>Enter folds</source>
        <translation>回车折叠</translation>
    </message>
    <message>
        <source>Enter opens</source>
        <translation>回车展开</translation>
    </message>
    <message>
        <source>Flood, folded: the first since %1</source>
        <translation>洪泛折叠，最早 %1</translation>
    </message>
    <message>
        <source>Acknowledged: the first since %1</source>
        <translation>已确认，最早 %1</translation>
    </message>
</context>
<context>
    <name>huying::AlarmZone</name>
    <message>
        <source>Alarms</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Alarms that are put aside</source>
        <translation>已搁置的告警</translation>
    </message>
    <message>
        <source>Sound of alarms on or off</source>
        <translation>告警提示音开关</translation>
    </message>
    <message>
        <source>Mute alarms</source>
        <translation>告警静音</translation>
    </message>
    <message>
        <source>Shelved alarms</source>
        <translation>已搁置的告警</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) not acknowledged</source>
        <translation>
            <numerusform>告警 %n 条未确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Shelved %1</source>
        <translation>搁置 %1</translation>
    </message>
    <message>
        <source>Flood %1/10 min</source>
        <translation>洪泛 %1 条/10 分</translation>
    </message>
    <message>
        <source>%1/10 min</source>
        <translation>%1 条/10 分</translation>
    </message>
    <message>
        <source>New alarms in 10 minutes: %1 (at most %2 wanted, over %3 is a flood). In the last hour: %4 for this operator.</source>
        <translation>10 分钟内新告警 %1 条（每席宜不超过 %2 条，超过 %3 条为洪泛）；最近一小时本席 %4 条。</translation>
    </message>
    <message>
        <source>This alarm is over</source>
        <translation>这个告警已经消除</translation>
    </message>
</context>
<context>
    <name>huying::AreaAnalysisDialog</name>
    <message>
        <source>Class</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部大类</translation>
    </message>
    <message>
        <source>Cases are still being loaded</source>
        <translation>案卷还在装入</translation>
    </message>
    <message>
        <source>It is worked out as soon as they are there.</source>
        <translation>装齐后自动计算。</translation>
    </message>
    <message>
        <source>prefectures</source>
        <translation>个市</translation>
    </message>
    <message>
        <source>counties</source>
        <translation>个县</translation>
    </message>
    <message>
        <source>towns</source>
        <translation>个乡镇</translation>
    </message>
    <message>
        <source>villages</source>
        <translation>个村社区</translation>
    </message>
    <message>
        <source>grids</source>
        <translation>个网格</translation>
    </message>
    <message>
        <source>sub-grids</source>
        <translation>个微网格</translation>
    </message>
</context>
<context>
    <name>huying::AuditPage</name>
    <message>
        <source>Account, act, case, reason</source>
        <translation>账号、动作、案号、理由</translation>
    </message>
    <message>
        <source>Check the chain</source>
        <translation>核验链条</translation>
    </message>
    <message>
        <source>Chain whole: %L1 records</source>
        <translation>链条完整，共 %L1 条</translation>
    </message>
    <message>
        <source>Record %L1 was changed or is missing</source>
        <translation>第 %L1 条被改动或缺失</translation>
    </message>
    <message>
        <source>Saw personal data</source>
        <translation>查看个人信息</translation>
    </message>
    <message>
        <source>Was refused personal data</source>
        <translation>查看个人信息被拒</translation>
    </message>
    <message>
        <source>Locked the seat</source>
        <translation>锁定席位</translation>
    </message>
    <message>
        <source>Unlocked the seat</source>
        <translation>解锁席位</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>口令错误</translation>
    </message>
    <message>
        <source>Changed the password</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Changed an account</source>
        <translation>修改账号</translation>
    </message>
    <message>
        <source>Changed the policy</source>
        <translation>修改安全策略</translation>
    </message>
    <message>
        <source>Acknowledged an alarm</source>
        <translation>确认告警</translation>
    </message>
    <message>
        <source>Shelved an alarm</source>
        <translation>搁置告警</translation>
    </message>
    <message>
        <source>Took an alarm back</source>
        <translation>取消搁置</translation>
    </message>
    <message>
        <source>Exported a list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Exported a map</source>
        <translation>导出地图</translation>
    </message>
    <message>
        <source>Filmed the past</source>
        <translation>导出回看影像</translation>
    </message>
    <message>
        <source>Edited the grids</source>
        <translation>修改网格</translation>
    </message>
    <message>
        <source>Imported a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Changed the rules</source>
        <translation>修改规则</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>On what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>%L1 records</source>
        <translation>%L1 条</translation>
    </message>
    <message>
        <source>The newest %L1 records</source>
        <translation>最近 %L1 条</translation>
    </message>
</context>
<context>
    <name>huying::BarsBlock</name>
    <message>
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
</context>
<context>
    <name>huying::BatchBar</name>
    <message>
        <source>Batch</source>
        <translation>批量办理</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>%L1 of %L2 done</source>
        <translation>已办 %L1/%L2 件</translation>
    </message>
    <message>
        <source>%1 all…</source>
        <translation>批量%1…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Chosen %L1</source>
        <translation>已选 %L1 件</translation>
    </message>
    <message>
        <source>%1: %L2</source>
        <translation>可%1 %L2 件</translation>
    </message>
    <message>
        <source>Space, Shift+arrows or Ctrl+A tick cases to handle them at once</source>
        <translation>空格、Shift+方向键或 Ctrl+A 勾选，一次办多件</translation>
    </message>
    <message>
        <source>Undo %1 s</source>
        <translation>撤销 %1 秒</translation>
    </message>
    <message>
        <source>%1: %L2 done</source>
        <translation>%1：已办 %L2 件</translation>
    </message>
    <message>
        <source>, %L1 not tried</source>
        <translation>，未办 %L1 件</translation>
    </message>
    <message>
        <source>, %L1 refused</source>
        <translation>，被拒 %L1 件</translation>
    </message>
</context>
<context>
    <name>huying::BatchDialog</name>
    <message numerus="yes">
        <source>%1: %n case(s)</source>
        <translation>
            <numerusform>%1 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, all at once</source>
        <translation>批量%1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n case(s)?</source>
        <translation>
            <numerusform>批量%1 %n 件？</numerusform>
        </translation>
    </message>
    <message>
        <source>Type the number to confirm</source>
        <translation>输入件数确认</translation>
    </message>
    <message>
        <source>Number of cases</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Can be undone for %1 seconds</source>
        <translation>可在 %1 秒内撤销</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 of the %2 chosen allow it; the others are left as they are.</source>
        <translation>已选 %2 件中 %1 件可办，其余不动。</translation>
    </message>
    <message>
        <source>They go to “%1”.</source>
        <translation>办后转入“%1”。</translation>
    </message>
    <message numerus="yes">
        <source>Checking stops, the clock of handling goes on; %n organization(s) get the rework.</source>
        <translation>
            <numerusform>停止核查钟，处置钟恢复计时；%n 家单位各计返工。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n organization(s) concerned.</source>
        <translation>
            <numerusform>涉及 %n 家单位。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Checker</source>
        <translation>核查员</translation>
    </message>
    <message>
        <source>Longer by</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>2 working hours</source>
        <translation>2 工作时</translation>
    </message>
    <message>
        <source>1 working day</source>
        <translation>1 工作日</translation>
    </message>
    <message>
        <source>2 working days</source>
        <translation>2 工作日</translation>
    </message>
    <message>
        <source>5 working days</source>
        <translation>5 工作日</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Photos don&apos;t match</source>
        <translation>照片不符</translation>
    </message>
    <message>
        <source>Not fully handled</source>
        <translation>处置不到位</translation>
    </message>
    <message>
        <source>Reported again at the same place</source>
        <translation>同处再次反映</translation>
    </message>
    <message>
        <source>No photo after</source>
        <translation>缺处置后照片</translation>
    </message>
    <message>
        <source>Waiting for material</source>
        <translation>等待材料</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>天气原因</translation>
    </message>
    <message>
        <source>Not a matter of the grid</source>
        <translation>不属网格事项</translation>
    </message>
    <message>
        <source>Can&apos;t be reached</source>
        <translation>联系不上</translation>
    </message>
</context>
<context>
    <name>huying::CallList</name>
    <message>
        <source>Show number…</source>
        <translation>显示号码…</translation>
    </message>
    <message>
        <source>Follow-up calls</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Basically</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>Reporter unknown</source>
        <translation>上报人不详</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>未留号码</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>To call</source>
        <translation>待回访</translation>
    </message>
</context>
<context>
    <name>huying::CaseFilePanel</name>
    <message>
        <source>What was done</source>
        <translation>办理经过</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>About the case</source>
        <translation>案情</translation>
    </message>
    <message>
        <source>No case selected</source>
        <translation>未选案卷</translation>
    </message>
    <message>
        <source>Choose one in the queue or on the map</source>
        <translation>在队列或地图上选一件</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>action · case</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>None came with report or handling</source>
        <translation>上报和处置都没有附照片</translation>
    </message>
    <message numerus="yes">
        <source>Dispatch %n unit(s)</source>
        <translation>
            <numerusform>派发 %n 个力量</numerusform>
        </translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>看视频</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>unit: what stands against it</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1. Dispatch all the same? It is recorded.</source>
        <translation>%1。仍要派发吗？会记录在案。</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between sentences</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>Dispatch all the same</source>
        <translation>仍要派发</translation>
    </message>
    <message>
        <source>Nearby</source>
        <translation>周边</translation>
    </message>
</context>
<context>
    <name>huying::CaseHeader</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>No place yet</source>
        <translation>尚无位置</translation>
    </message>
    <message>
        <source>Reporter %1</source>
        <translation>反映人 %1</translation>
    </message>
    <message>
        <source>↑ to send</source>
        <translation>↑ 待上传</translation>
    </message>
</context>
<context>
    <name>huying::CaseReview</name>
    <message>
        <source>Checks</source>
        <translation>核查清单</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>办理记录</translation>
    </message>
    <message>
        <source>No case selected</source>
        <translation>未选案卷</translation>
    </message>
    <message>
        <source>Choose one in the table</source>
        <translation>在左侧列表中选择一件</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 条</translation>
    </message>
    <message>
        <source>%1/%2 passed, keys 1 to 6</source>
        <translation>%1/%2 通过 · 1–6 勾选</translation>
    </message>
    <message>
        <source>Follow-up calls</source>
        <translation>回访</translation>
    </message>
</context>
<context>
    <name>huying::CaseWords</name>
    <message>
        <source>en</source>
        <comment>language of names</comment>
        <extracomment>Which names of the workflow table to show: &quot;zh&quot; or &quot;en&quot;.</extracomment>
        <translation>zh</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>address · area</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4, %5</source>
        <extracomment>Case as a screen reader says it: number, title, place, state, limit.</extracomment>
        <translation>%1，%2，%3，%4，%5</translation>
    </message>
</context>
<context>
    <name>huying::ChaseList</name>
    <message>
        <source>No.</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>已等</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Red card</source>
        <translation>红牌</translation>
    </message>
    <message>
        <source>Yellow card</source>
        <translation>黄牌</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Urged ×%1</source>
        <translation>催办 ×%1</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Replied %1</source>
        <translation>已回复 %1</translation>
    </message>
    <message>
        <source>No reply</source>
        <translation>未回复</translation>
    </message>
    <message>
        <source>Extension to %1</source>
        <translation>延期至 %1</translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation>挂账停钟</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Near due</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Cases to chase</source>
        <translation>待督办案卷</translation>
    </message>
    <message>
        <source>No orders running</source>
        <translation>没有在办的督办单</translation>
    </message>
    <message>
        <source>No open case is supervised or urged</source>
        <translation>在途案卷都没有督办或催办</translation>
    </message>
    <message>
        <source>Nothing waits for approval</source>
        <translation>没有待批的申请</translation>
    </message>
    <message>
        <source>Nobody asks for an extension or a suspension</source>
        <translation>没有单位申请延期或挂账</translation>
    </message>
    <message>
        <source>Nothing to chase</source>
        <translation>无需督办</translation>
    </message>
    <message>
        <source>No case is late, near its limit, urged or suspended</source>
        <translation>没有超期、临期、催办或挂账的案卷</translation>
    </message>
</context>
<context>
    <name>huying::CheckList</name>
    <message>
        <source>no grid</source>
        <translation>没有所在网格</translation>
    </message>
    <message>
        <source>no point on the map</source>
        <translation>没有坐标</translation>
    </message>
    <message>
        <source>the point lies elsewhere</source>
        <translation>坐标不在登记的网格内</translation>
    </message>
    <message>
        <source>after is %1 later than before</source>
        <translation>处置后晚于处置前 %1</translation>
    </message>
    <message>
        <source>no result yet</source>
        <translation>尚未反馈</translation>
    </message>
    <message>
        <source>%1 before the limit</source>
        <translation>早于期限 %1</translation>
    </message>
    <message>
        <source>%1 after the limit</source>
        <translation>超过期限 %1</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>核查清单</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置一致</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间有效</translation>
    </message>
    <message>
        <source>photo after is older than before</source>
        <translation>处置后照片早于处置前</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between findings</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>前后照片</translation>
    </message>
    <message>
        <source>none of either side</source>
        <translation>前后都没有</translation>
    </message>
    <message>
        <source>none before</source>
        <translation>缺处置前</translation>
    </message>
    <message>
        <source>none after</source>
        <translation>缺处置后</translation>
    </message>
    <message>
        <source>%1 before, %2 after</source>
        <translation>前 %1 张，后 %2 张</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>not called yet</source>
        <translation>尚未回访</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>basically satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>reached, gave no opinion</source>
        <translation>已接通，未评价</translation>
    </message>
    <message>
        <source>called, not reached</source>
        <translation>已拨打，未接通</translation>
    </message>
    <message>
        <source>left no number</source>
        <translation>未留号码</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>处核分离</translation>
    </message>
    <message>
        <source>is you: somebody else must check</source>
        <translation>由您处置，须他人核查</translation>
    </message>
    <message numerus="yes">
        <source>, sent back %n time(s)</source>
        <translation>
            <numerusform>，已返工 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>结案条件</translation>
    </message>
    <message>
        <source>%1, ticked: %2</source>
        <translation>%1，已勾选：%2</translation>
    </message>
    <message>
        <source>%1, not ticked: %2</source>
        <translation>%1，未勾选：%2</translation>
    </message>
</context>
<context>
    <name>huying::ChromeWindow</name>
    <message>
        <source>Huying – %1</source>
        <translation>呼应 – %1</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未办成</translation>
    </message>
    <message>
        <source>Base map starting</source>
        <translation>底图启动中</translation>
    </message>
    <message>
        <source>Base map ready</source>
        <translation>底图就绪</translation>
    </message>
    <message>
        <source>Base map restarting</source>
        <translation>底图重启中</translation>
    </message>
    <message>
        <source>No base map</source>
        <translation>无底图</translation>
    </message>
    <message>
        <source>Store %1</source>
        <translation>库 %1</translation>
    </message>
    <message>
        <source>%L1 cases, %L2 people, %L3 places</source>
        <translation>案卷 %L1，人口 %L2，地点 %L3</translation>
    </message>
    <message>
        <source>Loading past cases and registers…</source>
        <translation>正在载入往期案卷与各类登记…</translation>
    </message>
    <message>
        <source>Internal · masked</source>
        <translation>内部使用 · 已脱敏</translation>
    </message>
    <message>
        <source>Screen %1</source>
        <translation>画面 %1</translation>
    </message>
    <message>
        <source>Picture saved</source>
        <translation>画面已保存</translation>
    </message>
    <message>
        <source>Picture not saved</source>
        <translation>画面没有保存</translation>
    </message>
    <message>
        <source>About Huying</source>
        <translation>关于呼应</translation>
    </message>
    <message>
        <source>Huying %1
Desktop of a governance command centre
GPL-3.0-or-later</source>
        <translation>呼应 %1
社会治理指挥中心桌面
GPL-3.0-or-later</translation>
    </message>
    <message>
        <source>Base map can&apos;t be opened</source>
        <translation>底图打不开</translation>
    </message>
    <message>
        <source>Replay paused</source>
        <translation>回放已暂停</translation>
    </message>
    <message>
        <source>Alarm not acknowledged</source>
        <translation>告警没有记下</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>口令已修改</translation>
    </message>
    <message>
        <source>person %1</source>
        <translation>人员 %1</translation>
    </message>
    <message>
        <source>Select a case or a person first</source>
        <translation>请先选中一个案卷或人员</translation>
    </message>
    <message>
        <source>Your role may not see personal data</source>
        <translation>您的角色不能查看个人信息</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Last step: %1 %2</source>
        <translation>上一步：%1 %2</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes it for %1 s</source>
        <translation>Ctrl+Z 撤销 %1 秒</translation>
    </message>
    <message>
        <source>In the case file</source>
        <translation>在案卷里</translation>
    </message>
    <message>
        <source>Show the nearest camera</source>
        <translation>看最近的摄像头</translation>
    </message>
    <message>
        <source>Tick a recommended unit</source>
        <translation>勾选推荐力量</translation>
    </message>
    <message>
        <source>On the unit board</source>
        <translation>在力量台上</translation>
    </message>
    <message>
        <source>Received, departed, arrived, stand down</source>
        <translation>接令、出发、到场、收队</translation>
    </message>
    <message>
        <source>Sort by another column</source>
        <translation>换一列排序</translation>
    </message>
    <message>
        <source>Turn the sorting round</source>
        <translation>倒过来排</translation>
    </message>
    <message>
        <source>%1 came back from upstream</source>
        <translation>%1 个动作被上级库退回</translation>
    </message>
    <message>
        <source>Both sides and what to do about it: F12</source>
        <translation>按 F12 看两边的情况，决定怎么办</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>In the sync panel</source>
        <translation>在同步面板里</translation>
    </message>
    <message>
        <source>%1 messages to acknowledge · Ctrl+F10</source>
        <translation>%1 条消息待确认 · Ctrl+F10</translation>
    </message>
    <message>
        <source>In the list of messages</source>
        <translation>消息列表中</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>打开案卷</translation>
    </message>
    <message>
        <source>Send what is written</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Somebody was quicker with the alarm</source>
        <translation>告警已由别人先处置</translation>
    </message>
    <message>
        <source>What %1 decided stands</source>
        <translation>以%1的处置为准</translation>
    </message>
    <message>
        <source>A table of the site is not used</source>
        <translation>一张本地配置表没有生效</translation>
    </message>
    <message>
        <source>What you decided about an alarm is known here only</source>
        <translation>告警的处置只在本席有效</translation>
    </message>
</context>
<context>
    <name>huying::ClaimBand</name>
    <message>
        <source>Take over…</source>
        <translation>接手…</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>还剩 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>还剩 %1 分</translation>
    </message>
    <message>
        <source>%1 is working on it · %2</source>
        <translation>%1 办理中 · %2</translation>
    </message>
</context>
<context>
    <name>huying::ClockBar</name>
    <message>
        <source>Clock of the case</source>
        <translation>案卷时钟</translation>
    </message>
    <message>
        <source>Took %1 − stopped %2 = net %3</source>
        <translation>历时 %1 − 停钟 %2 = 净用 %3</translation>
    </message>
    <message>
        <source>Took %1</source>
        <translation>历时 %1</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>没有时限</translation>
    </message>
    <message>
        <source>Handled %1 before the limit</source>
        <translation>按期处置 早 %1</translation>
    </message>
    <message>
        <source>Handled %1 after the limit</source>
        <translation>超期处置 晚 %1</translation>
    </message>
    <message>
        <source>Handling clock</source>
        <translation>处置时钟</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>result</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>stop %1</source>
        <translation>停 %1</translation>
    </message>
</context>
<context>
    <name>huying::CodePicker</name>
    <message>
        <source>%1 (%2)</source>
        <comment>name (code)</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>huying::CommandDeck</name>
    <message>
        <source>Command deck</source>
        <translation>指令台</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>共 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Recently chosen</source>
        <translation>最近去过</translation>
    </message>
    <message>
        <source>On Enter</source>
        <translation>将执行</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>No place known</source>
        <translation>未定位</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>未成</translation>
    </message>
    <message>
        <source>The search failed</source>
        <translation>查找失败</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无结果</translation>
    </message>
    <message>
        <source>Nothing is called</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>可以试试</translation>
    </message>
    <message>
        <source>a shorter word, pinyin initials, part of the number</source>
        <translation>更短的词、拼音首字母、案号的一段</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>正在查找</translation>
    </message>
    <message>
        <source>How</source>
        <translation>用法</translation>
    </message>
    <message>
        <source>Finds</source>
        <translation>可查</translation>
    </message>
    <message>
        <source>case · place · organisation · area · road</source>
        <translation>案卷 · 地点 · 单位 · 辖区 · 道路</translation>
    </message>
    <message>
        <source>By</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>two characters, pinyin initials, case number</source>
        <translation>两字以上的词、拼音首字母、案号</translation>
    </message>
    <message>
        <source>A line holds %1 characters at most; the form (Ctrl+N) takes more</source>
        <translation>一行最多 %1 字，长的内容请用表单（Ctrl+N）</translation>
    </message>
    <message>
        <source>Lines you gave</source>
        <translation>打过的命令</translation>
    </message>
    <message>
        <source>↑↓ choose · ⏎ take it into the entry · Esc close</source>
        <translation>↑↓ 选择 · ⏎ 取到命令行 · Esc 关闭</translation>
    </message>
    <message>
        <source>What can be typed</source>
        <translation>命令语法</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Outside the catalogue all the same</source>
        <translation>清单外仍要上报</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>say it in the line above, Enter reports it</source>
        <translation>写在上面一行，回车即上报</translation>
    </message>
    <message>
        <source>Being written to disk</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未办成</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>下令</translation>
    </message>
    <message>
        <source>new, accept, assign, send, urge … (? shows all)</source>
        <translation>新 受 分 派 催 督 哨 筛 飞（? 看语法）</translation>
    </message>
    <message>
        <source>Long form</source>
        <translation>长表单</translation>
    </message>
    <message>
        <source>↑↓ choose · Tab writes it out · ⏎ do it · Esc close</source>
        <translation>↑↓ 选择 · Tab 补全 · ⏎ 执行 · Esc 关闭</translation>
    </message>
    <message>
        <source>There is no open case %1</source>
        <translation>没有编号为 %1 的在办案卷</translation>
    </message>
    <message>
        <source>There is no place called %1</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>/organisation @unit #channel !urgent ~reporter :text · Tab completes · ↑ history · =macro</source>
        <translation>/单位 @力量 #渠道 !急件 ~反映人 ：内容 · Tab 补全 · ↑ 历史 · =快捷语</translation>
    </message>
</context>
<context>
    <name>huying::CommandEntry</name>
    <message>
        <source>New case: what, where, /whom, limit – or find cases, places, organisations</source>
        <translation>新 路灯不亮 人民路12号 /城管局 2h —— 或打两个字查找案卷、地点、单位</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>history</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>grammar</source>
        <translation>语法</translation>
    </message>
</context>
<context>
    <name>huying::CompareBox</name>
    <message>
        <source>Compare with last year</source>
        <translation>与去年对比</translation>
    </message>
    <message>
        <source>Now with</source>
        <translation>现在归</translation>
    </message>
    <message>
        <source>Would go to</source>
        <translation>将归</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>From whom to whom</source>
        <translation>从谁到谁</translation>
    </message>
    <message>
        <source>Cases that would go elsewhere</source>
        <translation>去向会变的案卷</translation>
    </message>
    <message>
        <source>Shows how many cases of the last year this table would send elsewhere, before it goes live.</source>
        <translation>生效之前先看：近一年的案卷里，这张表会让多少件换承办。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%L1 of %L2 cases compared, %L3 would go elsewhere</source>
        <translation>已比 %L1 / %L2 件，%L3 件会换承办</translation>
    </message>
    <message>
        <source>All %L1 cases of the last year would go to the same as now</source>
        <translation>近一年 %L1 件去向都不变</translation>
    </message>
    <message>
        <source>%L1 of %L2 cases of the last year would go elsewhere (%3%)</source>
        <translation>近一年 %L2 件中 %L1 件会换承办（%3%）</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>已停止：%1</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>%1 (assisting changes)</source>
        <translation>%1（配合单位变）</translation>
    </message>
    <message>
        <source>%1  %2  (%3 → %4)</source>
        <comment>number, title, old rule, new rule</comment>
        <translation>%1  %2（%3 → %4）</translation>
    </message>
</context>
<context>
    <name>huying::CompareDialog</name>
    <message>
        <source>Two instants compared</source>
        <translation>两个时刻的比较</translation>
    </message>
</context>
<context>
    <name>huying::ComparePanel</name>
    <message>
        <source>Instant A</source>
        <translation>时刻 A</translation>
    </message>
    <message>
        <source>Instant B</source>
        <translation>时刻 B</translation>
    </message>
    <message>
        <source>Figures of both instants</source>
        <translation>两个时刻的数字</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>去看</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>What became of the cases</source>
        <translation>案卷的变化</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Near due</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Clock stopped</source>
        <translation>停钟</translation>
    </message>
    <message>
        <source>Reported so far</source>
        <translation>累计上报</translation>
    </message>
    <message>
        <source>Closed so far</source>
        <translation>累计办结</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <source>All %L1</source>
        <translation>全部 %L1</translation>
    </message>
</context>
<context>
    <name>huying::CoverDrawing</name>
    <message>
        <source>Select a case or a unit that has a place first</source>
        <translation>先选中一个有位置的案卷或力量</translation>
    </message>
    <message>
        <source>It lies far from any road of the map</source>
        <translation>这里离地图上的道路太远</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 支力量</numerusform>
        </translation>
    </message>
    <message>
        <source>No range can be shown</source>
        <translation>画不出可达圈</translation>
    </message>
</context>
<context>
    <name>huying::DayAxis</name>
    <message numerus="yes">
        <source>%1, %n case(s) arrived on this day</source>
        <translation>
            <numerusform>%1，当日受理 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message numerus="yes">
        <source>%n arrived</source>
        <translation>
            <numerusform>受理 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n limit(s) passed here</source>
        <translation>
            <numerusform>%n 件在此超期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n limit(s) about to end here</source>
        <translation>
            <numerusform>%n 件将在此到期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::DensityDialog</name>
    <message>
        <source>− fewer</source>
        <translation>− 显著减少</translation>
    </message>
    <message>
        <source>− fewer, may be chance</source>
        <translation>− 减少，可能偶然</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>无显著变化</translation>
    </message>
    <message>
        <source>+ more, may be chance</source>
        <translation>+ 增加，可能偶然</translation>
    </message>
    <message>
        <source>+ more</source>
        <translation>+ 显著增加</translation>
    </message>
    <message>
        <source>Change of density</source>
        <translation>两期密度变化</translation>
    </message>
    <message>
        <source>Against the whole place</source>
        <translation>与全域变化相比</translation>
    </message>
    <message numerus="yes">
        <source>The last %n days and those before</source>
        <translation>
            <numerusform>近 %n 天与之前 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>The last 30 days and those a year ago</source>
        <translation>近 30 天与去年同期</translation>
    </message>
    <message>
        <source>Days of your own</source>
        <translation>自定日期</translation>
    </message>
    <message>
        <source>Earlier period from</source>
        <translation>前期起</translation>
    </message>
    <message>
        <source>Earlier period to</source>
        <translation>前期止</translation>
    </message>
    <message>
        <source>Later period from</source>
        <translation>后期起</translation>
    </message>
    <message>
        <source>Later period to</source>
        <translation>后期止</translation>
    </message>
    <message>
        <source>and</source>
        <translation>与</translation>
    </message>
    <message>
        <source>A rise that the whole place shares is then no finding</source>
        <translation>勾选后，全域共同的升降不算</translation>
    </message>
    <message>
        <source>A period ends before it begins</source>
        <translation>止日早于起日</translation>
    </message>
    <message>
        <source>Set its last day to its first or a later one.</source>
        <translation>请把止日改到起日当天或之后。</translation>
    </message>
    <message>
        <source>%1 → %2 cases, %3 a square kilometre in 30 days, %4, corrected %5</source>
        <translation>%1 → %2 件，每平方公里每 30 天 %3，%4，校正后 %5</translation>
    </message>
    <message>
        <source>Cases, the later period against the earlier</source>
        <translation>事件密度：后期比前期</translation>
    </message>
    <message>
        <source>Method: exact binomial test of the later period&apos;s share of both periods&apos; cases, by %1; &quot;may be chance&quot;: p ≤ 5 %, but not after the false discovery rate of 5 % (Benjamini-Hochberg) over %L2 %3. %4 ms. About areas, never about persons.</source>
        <translation>方法：后期在两期案卷中所占份额的精确二项检验，期望份额按%1；“可能偶然”指 p ≤ 5 %，但未通过 %L2 %3的错误发现率 5 %（Benjamini-Hochberg）校正。用时 %4 毫秒。只谈区域，不谈个人。</translation>
    </message>
    <message>
        <source>the change of the whole place</source>
        <translation>全域的变化</translation>
    </message>
    <message>
        <source>the lengths of the periods</source>
        <translation>两期的天数</translation>
    </message>
</context>
<context>
    <name>huying::DeploymentDialog</name>
    <message>
        <source>Try where units stand</source>
        <translation>部署推演</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message numerus="yes">
        <source>%n grid(s)</source>
        <translation>
            <numerusform>%n 格</numerusform>
        </translation>
    </message>
    <message>
        <source>planned</source>
        <translation>推演</translation>
    </message>
    <message numerus="yes">
        <source>Send %n unit(s) a message with the place to go to?</source>
        <translation>
            <numerusform>给 %n 支力量发消息，说明要去的地方？</numerusform>
        </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Please take post at %1 (%2, %3)</source>
        <translation>请到 %1 驻守（%2，%3）</translation>
    </message>
    <message>
        <source>the place</source>
        <translation>指定地点</translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) sent</source>
        <translation>
            <numerusform>已下达 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>They stand under Messages until they are acknowledged</source>
        <translation>在消息里可以看到谁确认了</translation>
    </message>
    <message>
        <source>Orders are messages, and those go by the upstream: this seat has none</source>
        <translation>命令作为消息经上级库送达，本席没有连上级库</translation>
    </message>
    <message>
        <source>Your role may send no orders</source>
        <translation>您的角色不能下达命令</translation>
    </message>
    <message>
        <source>No unit gets to any grid by the roads of layer “%1”: they may be another place&apos;s, or lie where they should not. Look at the layer in QGIS.</source>
        <translation>按道路图层“%1”，没有一支力量到得了任何一格：道路可能是别处的，或坐标系不对。请在 QGIS 里核对这个图层。</translation>
    </message>
</context>
<context>
    <name>huying::DeploymentPanel</name>
    <message>
        <source>Far from any road</source>
        <translation>离路太远</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人能到</translation>
    </message>
    <message>
        <source>Reached within</source>
        <translation>到达时间</translation>
    </message>
    <message>
        <source>Grids now</source>
        <translation>现在（格）</translation>
    </message>
    <message>
        <source>As planned</source>
        <translation>推演</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>People now</source>
        <translation>现在（人）</translation>
    </message>
    <message>
        <source>Put the unit here</source>
        <translation>放到这一格</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>All back</source>
        <translation>全部放回</translation>
    </message>
    <message>
        <source>Start from now</source>
        <translation>按此刻重来</translation>
    </message>
    <message>
        <source>Order…</source>
        <translation>下达…</translation>
    </message>
    <message>
        <source>Who is reached</source>
        <translation>能到的</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>First there</source>
        <translation>谁先到</translation>
    </message>
    <message>
        <source>Changed grids</source>
        <translation>有变化的网格</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>15 分钟到不了</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
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
        <source>Straight</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>All grids</source>
        <translation>全部网格</translation>
    </message>
    <message>
        <source>Outside the place</source>
        <translation>本地以外</translation>
    </message>
    <message>
        <source>%1 free units as they stood at %2; nothing is changed until it is ordered</source>
        <translation>%1 支空闲力量，按 %2 所在；下达之前什么都不改</translation>
    </message>
    <message>
        <source>Time by road to the middle of each grid, vehicles as fast as the road allows, others as they walk</source>
        <translation>按路算到每格中部的时间，车辆按路速，其余按步行</translation>
    </message>
    <message>
        <source>&amp;Units that count</source>
        <translation>计入的力量(&amp;U)</translation>
    </message>
    <message>
        <source>All free units, %1</source>
        <translation>全部空闲力量 %1</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Choose a unit here or on the map, then a grid, or a place with the map&apos;s menu</source>
        <translation>先在这里或地图上选一支力量，再选网格，或在地图上按右键选地方</translation>
    </message>
    <message>
        <source>Moving: %1; choose a grid, or a place with the map&apos;s menu</source>
        <translation>要挪动：%1，再选网格，或在地图上按右键选地方</translation>
    </message>
</context>
<context>
    <name>huying::DeskPage</name>
    <message>
        <source>To check</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>To close</source>
        <translation>待结案</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>返工跟踪</translation>
    </message>
    <message>
        <source>Clock stopped</source>
        <translation>停钟</translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部在途</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>No cases here</source>
        <translation>这里没有案卷</translation>
    </message>
    <message>
        <source>No case passes the filters</source>
        <translation>没有符合筛选条件的案卷</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>To accept</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>Can&apos;t be checked</source>
        <translation>无法核查</translation>
    </message>
    <message>
        <source>To call</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>Extension asked</source>
        <translation>延期申请</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All organizations</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>How the score is made</source>
        <translation>计分说明</translation>
    </message>
    <message>
        <source>Excel workbook…</source>
        <translation>Excel 表格…</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV 文本…</translation>
    </message>
    <message>
        <source>PDF to print…</source>
        <translation>PDF 打印版…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>action · case</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 – list of cases</source>
        <translation>%1案卷清单</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>导出人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>For official use; personal data is masked. The export is on record.</source>
        <translation>内部使用，个人信息已脱敏；本次导出已记入审计。</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页 共 %2 页</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export chosen…</source>
        <translation>导出所选…</translation>
    </message>
</context>
<context>
    <name>huying::DeskTable</name>
    <message>
        <source>Cases of the desk</source>
        <translation>案头案卷</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>案号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Place, grid</source>
        <translation>地点 网格</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>处置单位</translation>
    </message>
    <message>
        <source>State</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停钟</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>huying::DifferenceModel</name>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Became overdue</source>
        <translation>变为超期</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Moved on</source>
        <translation>流转</translation>
    </message>
    <message>
        <source>What</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>huying::DuplicatePanel</name>
    <message>
        <source>What may be the same</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>May be the same: look before a second case is opened</source>
        <translation>疑似重复：先看看是不是同一件事</translation>
    </message>
    <message>
        <source>↑↓ choose · M merge · ⏎ new case all the same · Esc back</source>
        <translation>↑↓ 选择 · M 并入 · ⏎ 仍新建 · Esc 返回</translation>
    </message>
</context>
<context>
    <name>huying::EngineProcess</name>
    <message>
        <source>The map engine %1 is not there: install huying-mapengine or name it with --engine.</source>
        <translation>找不到地图引擎 %1：请安装 huying-mapengine，或用 --engine 指定其位置。</translation>
    </message>
    <message>
        <source>The map engine has ended.</source>
        <translation>地图引擎已退出。</translation>
    </message>
    <message>
        <source>The map engine answers nonsense.</source>
        <translation>地图引擎返回的数据无法识别。</translation>
    </message>
    <message>
        <source>The map engine %1 is of another version: install both parts of Huying anew.</source>
        <translation>地图引擎 %1 与本程序版本不符：请重新安装呼应的两个部分。</translation>
    </message>
    <message>
        <source>The map engine does not answer.</source>
        <translation>地图引擎无响应。</translation>
    </message>
    <message>
        <source>The map engine %1 does not start: check the installation of huying-mapengine; it is tried again.</source>
        <translation>地图引擎 %1 启动不了，请检查 huying-mapengine 的安装；程序会继续重试。</translation>
    </message>
</context>
<context>
    <name>huying::EngineWorker</name>
    <message>
        <source>%1 is not there or can&apos;t be read.</source>
        <translation>%1 不存在或无法读取。</translation>
    </message>
    <message>
        <source>%1 is not a QGIS project or is damaged.</source>
        <translation>%1 不是 QGIS 工程，或已损坏。</translation>
    </message>
    <message>
        <source>%1 is not a GeoPackage.</source>
        <translation>%1 不是 GeoPackage 文件。</translation>
    </message>
    <message>
        <source>The file %1 of this layer is not there.</source>
        <translation>此图层的文件 %1 不存在。</translation>
    </message>
    <message>
        <source>The data of this layer can&apos;t be read: %1</source>
        <translation>此图层的数据无法读取：%1</translation>
    </message>
    <message>
        <source>The map project can&apos;t be saved to %1; it works all the same.</source>
        <translation>地图工程无法保存到 %1，不影响使用。</translation>
    </message>
    <message>
        <source>The map can&apos;t be written to %1.</source>
        <translation>地图无法写入 %1。</translation>
    </message>
    <message>
        <source>A layer could not be drawn.</source>
        <translation>有图层未能绘制。</translation>
    </message>
    <message>
        <source>Drawing took too long and was stopped.</source>
        <translation>绘制超时，已停止。</translation>
    </message>
    <message>
        <source>No map is open.</source>
        <translation>尚未打开地图。</translation>
    </message>
    <message>
        <source>Unknown trouble of the map engine.</source>
        <translation>地图引擎出现未知故障。</translation>
    </message>
    <message>
        <source>The map engine ended while drawing.</source>
        <translation>地图引擎在绘制时退出。</translation>
    </message>
    <message>
        <source>The map engine ended while opening %1.</source>
        <translation>地图引擎在打开 %1 时退出。</translation>
    </message>
    <message>
        <source>The map engine ended each time it opened %1.</source>
        <translation>地图引擎每次打开 %1 都中断了。</translation>
    </message>
    <message>
        <source>%1 is not a QGIS project.</source>
        <translation>%1 不是 QGIS 工程。</translation>
    </message>
    <message>
        <source>%1 is damaged or was only saved in part: line %2, column %3 can&apos;t be read.</source>
        <translation>%1 已损坏或没有存完整：第 %2 行第 %3 列读不懂。</translation>
    </message>
    <message>
        <source>%1 is no .qgz archive, or a damaged one.</source>
        <translation>%1 不是 .qgz 工程包，或已损坏。</translation>
    </message>
    <message>
        <source>The map service %1 does not answer; its layers are missing from the picture.</source>
        <translation>地图服务 %1 没有应答，画面里缺它的图层。</translation>
    </message>
    <message>
        <source>The map project has no layer of roads.</source>
        <translation>底图工程里没有道路图层。</translation>
    </message>
    <message>
        <source>The road layer %1 has no roads in it, or nobody knows where they lie.</source>
        <translation>道路图层“%1”里没有道路，或者没有坐标系、不知道在哪里；请在 QGIS 里给它设好坐标系。</translation>
    </message>
    <message>
        <source>%1 could not be written whole: make room on the disk.</source>
        <translation>%1 没有写完整：请清出磁盘空间后再试。</translation>
    </message>
</context>
<context>
    <name>huying::EvidencePair</name>
    <message>
        <source>Evidence</source>
        <translation>证据照片</translation>
    </message>
    <message>
        <source>turn, click for large</source>
        <translation>翻图，单击看大图</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>没有上传</translation>
    </message>
    <message>
        <source>Before %1, after %2</source>
        <translation>处置前 %1 张，处置后 %2 张</translation>
    </message>
    <message>
        <source>No photos</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>None came with the report or the handling</source>
        <translation>上报和处置都没有附照片</translation>
    </message>
    <message>
        <source>No photo before</source>
        <translation>没有处置前照片</translation>
    </message>
    <message>
        <source>No photo after</source>
        <translation>没有处置后照片</translation>
    </message>
</context>
<context>
    <name>huying::ExportDialog</name>
    <message>
        <source>Export map</source>
        <translation>导出地图</translation>
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
        <source>A3 landscape</source>
        <translation>A3 横向</translation>
    </message>
    <message>
        <source>A3 portrait</source>
        <translation>A3 纵向</translation>
    </message>
    <message>
        <source>%1 dpi</source>
        <translation>%1 dpi</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>What the map shows goes on the sheet, people excepted. A PDF is laid out by QGIS at a round scale, with the legend of its layers.</source>
        <translation>图上有什么，成图就有什么，人员除外。PDF 由 QGIS 排版，比例尺取整，附图层图例。</translation>
    </message>
</context>
<context>
    <name>huying::ExportStrip</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export stopped; no file was left</source>
        <translation>已停止导出，没有留下文件</translation>
    </message>
    <message>
        <source>%L1 rows exported to %2</source>
        <translation>已导出 %L1 行：%2</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>导出清单</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>Text table (*.csv)</source>
        <translation>CSV 文本 (*.csv)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Exporting %L1 of %L2</source>
        <translation>正在导出 %L1/%L2</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>huying::FactList</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Not assigned yet</source>
        <translation>尚未分派</translation>
    </message>
    <message>
        <source>Assisting</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已派</translation>
    </message>
    <message>
        <source>en route</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>on scene</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>units · stage</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>处置力量</translation>
    </message>
    <message>
        <source>Clock stood</source>
        <translation>停钟累计</translation>
    </message>
    <message>
        <source>extension to %1</source>
        <translation>延期至 %1</translation>
    </message>
    <message>
        <source>suspension</source>
        <translation>挂账停钟</translation>
    </message>
    <message>
        <source>waits for approval since %1</source>
        <translation>%1 起待批</translation>
    </message>
    <message>
        <source>by the system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>%1 已回复</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未回复</translation>
    </message>
    <message>
        <source>returned %1</source>
        <translation>%1 退哨</translation>
    </message>
    <message>
        <source>handled %1</source>
        <translation>%1 办结</translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation>%1 报到</translation>
    </message>
    <message>
        <source>signed %1</source>
        <translation>%1 签收</translation>
    </message>
    <message>
        <source>not signed</source>
        <translation>未签收</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>红黄牌</translation>
    </message>
    <message>
        <source>yellow %1, red %2</source>
        <translation>黄牌 %1，红牌 %2</translation>
    </message>
    <message>
        <source>Whistle</source>
        <translation>吹哨</translation>
    </message>
</context>
<context>
    <name>huying::FileList</name>
    <message>
        <source>Add files…</source>
        <translation>添加附件…</translation>
    </message>
    <message>
        <source>pictures, PDF, MP4 up to 200 MB; dropped here too</source>
        <translation>图片、PDF、MP4，每个不超过 200 MB；可拖到这里</translation>
    </message>
    <message>
        <source>Files for the report</source>
        <translation>上报附件</translation>
    </message>
    <message>
        <source>Pictures, PDF, videos (*.jpg *.jpeg *.png *.pdf *.mp4)</source>
        <translation>图片、PDF、视频 (*.jpg *.jpeg *.png *.pdf *.mp4)</translation>
    </message>
    <message>
        <source>%1 files at most</source>
        <translation>最多 %1 个附件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>附件</translation>
    </message>
</context>
<context>
    <name>huying::FilmDialog</name>
    <message>
        <source>Export the past as pictures or video</source>
        <translation>导出过去为图片或视频</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
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
        <source>Length</source>
        <translation>片长</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Take the pictures</source>
        <translation>开始拍</translation>
    </message>
    <message>
        <source>Without ffmpeg it stays with pictures.</source>
        <translation>没有装 ffmpeg，只存图片。</translation>
    </message>
    <message>
        <source>ffmpeg makes a video of them.</source>
        <translation>拍完由 ffmpeg 合成视频。</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) of this window.</source>
        <translation>
            <numerusform>本窗口 %n 张图片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder of the pictures</source>
        <translation>存放图片的文件夹</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
</context>
<context>
    <name>huying::FilterBar</name>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Near due</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停钟</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>无时限</translation>
    </message>
    <message>
        <source>Pinyin initials, number, place</source>
        <translation>拼音首字母、案号、地点</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>搜索队列</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>By time left</source>
        <translation>按剩余时限</translation>
    </message>
    <message>
        <source>Order of the queue</source>
        <translation>队列次序</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
    <message>
        <source>Last changed first</source>
        <translation>最近变动在前</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>辖区</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>全部辖区</translation>
    </message>
    <message>
        <source>All organizations</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>My organization (%1)</source>
        <translation>本单位（%1）</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Reworked</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Yellow card</source>
        <translation>黄牌</translation>
    </message>
    <message>
        <source>Red card</source>
        <translation>红牌</translation>
    </message>
    <message>
        <source>Whistle</source>
        <translation>吹哨</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>待批</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>%1 前</translation>
    </message>
    <message>
        <source>Not assigned yet</source>
        <translation>尚未分派</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Falls due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
</context>
<context>
    <name>huying::FilterChip</name>
    <message>
        <source>Remove this filter</source>
        <translation>移除此筛选</translation>
    </message>
    <message>
        <source>Filter %1 %2</source>
        <translation>筛选 %1 %2</translation>
    </message>
</context>
<context>
    <name>huying::FindingsPanel</name>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>结论列表</translation>
    </message>
    <message>
        <source>Nothing stands out</source>
        <translation>没有突出的区域</translation>
    </message>
    <message>
        <source>Nothing is there that chance would not bring; another period or class may show more.</source>
        <translation>所有起伏都在偶然范围内；可换一个时段或大类再看。</translation>
    </message>
</context>
<context>
    <name>huying::ForecastStrip</name>
    <message>
        <source>What falls due next</source>
        <translation>接下来到期的案卷</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Overdue: %1</source>
        <translation>已超期：%1</translation>
    </message>
    <message>
        <source>%1, outside working hours: %2</source>
        <translation>%1（非工作时间）：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Falls due</source>
        <translation>到期预报</translation>
    </message>
    <message>
        <source>%1 min a bar</source>
        <translation>每格 %1 分</translation>
    </message>
    <message>
        <source>8 working hours</source>
        <translation>未来 8 个工作时</translation>
    </message>
</context>
<context>
    <name>huying::GridDesk</name>
    <message>
        <source>The grids can&apos;t be edited</source>
        <translation>现在不能改网格</translation>
    </message>
    <message>
        <source>Shift chief and business administrator edit grids</source>
        <translation>值班长和业务管理员才能改网格</translation>
    </message>
    <message>
        <source>This is a copy of an upstream, which keeps the grids</source>
        <translation>这是上级库的副本，网格由上级库统一管理</translation>
    </message>
    <message>
        <source>There is no area in the middle of the map</source>
        <translation>地图中间没有辖区，请先移到辖区里</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n grid(s)</source>
        <translation>
            <numerusform>%1 · %n 个网格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Grids saved: %n area(s)</source>
        <translation>
            <numerusform>网格已保存，改动 %n 个辖区</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n register row(s) lie in another grid now</source>
        <translation>
            <numerusform>%n 条登记换了网格</numerusform>
        </translation>
    </message>
    <message>
        <source>Save or drop the edits at hand first</source>
        <translation>请先保存或放弃手上的改动</translation>
    </message>
    <message>
        <source>This line halves the load; no road here parts it well. Cut takes it, Esc clears it</source>
        <translation>这条线把负担分成两半，这里没有合适的道路可循；按“切开”采用，Esc 清掉</translation>
    </message>
    <message>
        <source>This line follows roads and parts the load %1 : %2. Cut takes it, Esc clears it</source>
        <translation>这条线沿着道路走，两边负担 %1 : %2；按“切开”采用，Esc 清掉</translation>
    </message>
    <message>
        <source>This line follows %3 and parts the load %1 : %2. Cut takes it, Esc clears it</source>
        <translation>这条线沿%3走，两边负担 %1 : %2；按“切开”采用，Esc 清掉</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>huying::GridDoctorDialog</name>
    <message>
        <source>Examination of the grids</source>
        <translation>网格体检</translation>
    </message>
</context>
<context>
    <name>huying::GridDoctorPanel</name>
    <message>
        <source>Go there</source>
        <translation>到那里看</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Examine again</source>
        <translation>重新体检</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>体检结果</translation>
    </message>
    <message>
        <source>Gap, sliver</source>
        <translation>空隙（细缝）</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>空隙</translation>
    </message>
    <message>
        <source>Overlap, sliver</source>
        <translation>重叠（细缝）</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Beyond the border, sliver</source>
        <translation>越界（细缝）</translation>
    </message>
    <message>
        <source>Beyond the border</source>
        <translation>越出上级边界</translation>
    </message>
    <message>
        <source>Nobody looks after it</source>
        <translation>没人管</translation>
    </message>
    <message>
        <source>Too much for one</source>
        <translation>负担过重</translation>
    </message>
    <message>
        <source>Examining the grids…</source>
        <translation>正在体检…</translation>
    </message>
    <message>
        <source>Gaps, overlaps, who looks after them, and how much there is to do</source>
        <translation>查空隙、重叠，有没有人管，事情多不多</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>可自动修复</translation>
    </message>
    <message>
        <source>split proposed</source>
        <translation>有拆分建议</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Can be mended</source>
        <translation>能否修复</translation>
    </message>
    <message>
        <source>All grids are in order</source>
        <translation>网格都没有问题</translation>
    </message>
    <message>
        <source>They cover the ground exactly once, and each has its worker</source>
        <translation>正好覆盖一遍，每格都有网格员</translation>
    </message>
</context>
<context>
    <name>huying::GridEditDialog</name>
    <message>
        <source>Edit grids</source>
        <translation>编辑网格</translation>
    </message>
    <message>
        <source>The changes are not saved. Close once more to drop them.</source>
        <translation>改动还没有保存。再关一次就放弃。</translation>
    </message>
</context>
<context>
    <name>huying::GridEditPanel</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Drop corner</source>
        <translation>删拐点</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>切开</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Borders of villages and towns may move</source>
        <translation>可改上级边界（村社区、乡镇）</translation>
    </message>
    <message>
        <source>Steps done</source>
        <translation>已做的改动</translation>
    </message>
    <message>
        <source>Move borders</source>
        <translation>移动边界</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Drag a corner, or drag a line to bend it: neighbours follow. Click a corner, Del drops it.</source>
        <translation>拖拐点移动，拖一段边界加拐点：邻格跟着动。点一个拐点，按 Del 删去。</translation>
    </message>
    <message>
        <source>Click a line across a grid, from one side to the other; Enter or a double click cuts. The larger piece keeps number and name.</source>
        <translation>逐点画一条线，从网格一边到另一边；回车或双击切开。大的一块保留编号和名称。</translation>
    </message>
    <message>
        <source>Click a grid, then its neighbours: they become part of it. Their numbers stay known, their cases keep them.</source>
        <translation>先点一个网格，再点邻格：邻格并入它。并走的编号仍认得，案卷上的不变。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>huying::HeaderLogo</name>
    <message>
        <source>Huying</source>
        <translation>呼应</translation>
    </message>
</context>
<context>
    <name>huying::HeaderStatus</name>
    <message>
        <source>Guest</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>%1 governance centre</source>
        <translation>%1社会治理指挥中心</translation>
    </message>
    <message>
        <source>Local store</source>
        <translation>本地库</translation>
    </message>
    <message>
        <source>Replay ×%1</source>
        <translation>回放 ×%1</translation>
    </message>
    <message>
        <source>Replay paused</source>
        <translation>回放暂停</translation>
    </message>
</context>
<context>
    <name>huying::HeatWeek</name>
    <message>
        <source>Reports by hour of the week</source>
        <translation>一周各时段上报</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Most on %1 at %2:00</source>
        <translation>%1 %2 时最多</translation>
    </message>
    <message>
        <source>%1 %2:00, %L3 reports</source>
        <translation>%1 %2 时，上报 %L3 件</translation>
    </message>
</context>
<context>
    <name>huying::HitList</name>
    <message>
        <source>no position</source>
        <translation>无定位</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>↑↓ choose · ⏎ go · Esc close</source>
        <translation>↑↓ 选择&#x3000;⏎ 前往&#x3000;Esc 收起</translation>
    </message>
</context>
<context>
    <name>huying::HotAreasBlock</name>
    <message>
        <source>Hot areas</source>
        <translation>热点区域</translation>
    </message>
    <message>
        <source>7 days · cases</source>
        <translation>近 7 日 · 件</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <translation>%1 %2 件，%3</translation>
    </message>
    <message>
        <source>No reports in 7 days</source>
        <translation>近 7 日无上报</translation>
    </message>
</context>
<context>
    <name>huying::HotSpotDialog</name>
    <message>
        <source>Emerging</source>
        <translation>新出现</translation>
    </message>
    <message>
        <source>Persistent</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Fading</source>
        <translation>消退</translation>
    </message>
    <message>
        <source>Sporadic</source>
        <translation>零星</translation>
    </message>
    <message>
        <source>Hot spots</source>
        <translation>事件热点</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n 周</numerusform>
        </translation>
    </message>
    <message>
        <source>Up to now</source>
        <translation>截至现在</translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) in a row up to now significantly more than the place as a whole, %1</source>
        <translation>
            <numerusform>连续 %n 周（至今）显著高于全域，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>this week significantly more than the place as a whole, %1</source>
        <translation>本周显著高于全域，%1</translation>
    </message>
    <message numerus="yes">
        <source>significantly more until %n week(s) ago, %1</source>
        <translation>
            <numerusform>%n 周前最后一次显著高于全域，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>; %1 of %2 weeks in all</source>
        <translation>；%2 周中共 %1 周</translation>
    </message>
    <message>
        <source>; rising, %1</source>
        <translation>；趋势上升，%1</translation>
    </message>
    <message>
        <source>; falling, %1</source>
        <translation>；趋势下降，%1</translation>
    </message>
    <message numerus="yes">
        <source>Hot spots of %n week(s)</source>
        <translation>
            <numerusform>%n 周事件热点</numerusform>
        </translation>
    </message>
    <message>
        <source>Method: Getis-Ord Gi* of each week over an area and those that touch it, its p by Pearson&apos;s type III of dealing the counts out anew; Mann-Kendall trend of z; false discovery rate 5 % (Benjamini-Hochberg) over %L1 %2 × %3 weeks. %L4 cases, %5 ms. About areas, never about persons.</source>
        <translation>方法：逐周对每个区域连同相邻区域求 Getis-Ord Gi*，p 值按案件数随机重排（皮尔逊Ⅲ型）；z 的 Mann-Kendall 趋势；错误发现率 5 %（Benjamini-Hochberg），共 %L1 %2 × %3 周。%L4 件案卷，%5 毫秒。只谈区域，不谈个人。</translation>
    </message>
</context>
<context>
    <name>huying::HoursBlock</name>
    <message>
        <source>Dashed: yesterday</source>
        <translation>虚线 昨日</translation>
    </message>
    <message>
        <source>Today %1, yesterday by this time %2</source>
        <translation>今日 %1 件，昨日同刻 %2 件</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1时</translation>
    </message>
    <message>
        <source>By hour</source>
        <translation>逐时受理</translation>
    </message>
</context>
<context>
    <name>huying::IdleLock</name>
    <message>
        <source>The password is wrong.</source>
        <translation>口令不对。</translation>
    </message>
    <message>
        <source>Wrong %1 times; try again in 10 seconds.</source>
        <translation>已错 %1 次，请 10 秒后再试。</translation>
    </message>
</context>
<context>
    <name>huying::IndicatorModel</name>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>分子</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>分母</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>比差</translation>
    </message>
</context>
<context>
    <name>huying::IndicatorPage</name>
    <message>
        <source>Reported</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Reported a year before</source>
        <translation>去年同期上报</translation>
    </message>
    <message>
        <source>Reported in the period before</source>
        <translation>上期上报</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>按日</translation>
    </message>
    <message>
        <source>by area</source>
        <translation>按辖区</translation>
    </message>
    <message>
        <source>by organization</source>
        <translation>按单位</translation>
    </message>
    <message>
        <source>by source</source>
        <translation>按来源</translation>
    </message>
    <message>
        <source>by class</source>
        <translation>按大类</translation>
    </message>
    <message>
        <source>%1 · %2%</source>
        <translation>%1 · %2%</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>上报件数</translation>
    </message>
    <message>
        <source>the first %1 of %2 make %3%</source>
        <translation>前 %1 项（共 %2 项）占 %3%</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>导出人</translation>
    </message>
    <message>
        <source>Formulas</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>第 %1 版</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页 共 %2 页</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>分子</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>分母</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>比差</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>辖区</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>全部辖区</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>All organizations</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>全部来源</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部大类</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Excel workbook…</source>
        <translation>Excel 表格…</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV 文本…</translation>
    </message>
    <message>
        <source>PDF to print…</source>
        <translation>PDF 打印版…</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道构成</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>时段热度</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>成因排列</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Against last year</source>
        <translation>比去年同期</translation>
    </message>
    <message>
        <source>Against the period before</source>
        <translation>比上期</translation>
    </message>
    <message>
        <source>%L1 reports, as of %2</source>
        <translation>上报 %L1 件 · 截至 %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>indicator, above or below the line, period</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>分子</translation>
    </message>
    <message>
        <source>all</source>
        <translation>分母</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>huying::InlineQuestion</name>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>huying::InstantMaps</name>
    <message>
        <source>Sample data</source>
        <translation>示意数据</translation>
    </message>
    <message>
        <source>%1 · now, %2 · read only</source>
        <translation>%1 · 现在 %2 · 只读</translation>
    </message>
    <message>
        <source>%1 · %2 · read only</source>
        <translation>%1 · 回看 %2 · 只读</translation>
    </message>
</context>
<context>
    <name>huying::KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>按键一览</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>huying::KpiStrip</name>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>在途事件</translation>
    </message>
    <message>
        <source>Accepted today</source>
        <translation>今日受理</translation>
    </message>
    <message>
        <source>On-time rate</source>
        <translation>按期处置率</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Near due</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Workers online</source>
        <translation>在线网格员</translation>
    </message>
    <message>
        <source>vs yesterday %1</source>
        <translation>较昨日同刻 %1</translation>
    </message>
    <message>
        <source>Month %1/%2</source>
        <translation>本月 %1/%2</translation>
    </message>
    <message>
        <source>Longest %1</source>
        <translation>最长 %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>≤ 20 % of time left</source>
        <translation>余时 ≤20%</translation>
    </message>
    <message>
        <source>Enlisted %1</source>
        <translation>在册 %1</translation>
    </message>
    <message>
        <source>Day before %1</source>
        <translation>昨日同刻 %1</translation>
    </message>
</context>
<context>
    <name>huying::LampCounts</name>
    <message>
        <source>Overdue %1, near due %2</source>
        <translation>超期 %1，临期 %2</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Near due</source>
        <translation>临期</translation>
    </message>
</context>
<context>
    <name>huying::LampDelegate</name>
    <message>
        <source>Stopped</source>
        <translation>停钟</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 d over</source>
        <translation>超 %1 天</translation>
    </message>
    <message>
        <source>%1 d left</source>
        <translation>余 %1 天</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>超 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>余 %1</translation>
    </message>
</context>
<context>
    <name>huying::LayerDetails</name>
    <message>
        <source>Drawn from zoom level</source>
        <translation>从此级别起显示</translation>
    </message>
    <message>
        <source>Drawn up to zoom level</source>
        <translation>到此级别止显示</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>huying::LayerFilter</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Categories that are drawn and counted</source>
        <translation>显示并计数的类别</translation>
    </message>
    <message>
        <source>Only in this area</source>
        <translation>仅此区域</translation>
    </message>
    <message>
        <source>Visit overdue</source>
        <translation>走访超期</translation>
    </message>
    <message>
        <source>Any last visit</source>
        <translation>走访时间不限</translation>
    </message>
    <message numerus="yes">
        <source>No visit in %n day(s)</source>
        <translation>
            <numerusform>超 %n 天未走访</numerusform>
        </translation>
    </message>
    <message>
        <source>Only those offline</source>
        <translation>仅离线</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部类别</translation>
    </message>
    <message numerus="yes">
        <source>%n category(ies)</source>
        <translation>
            <numerusform>%n 个类别</numerusform>
        </translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>全部区域</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>points shown of all on the layer</comment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>huying::LayerLegend</name>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Near due</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>停钟</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车组</translation>
    </message>
    <message>
        <source>Helper</source>
        <translation>协助</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Village, community</source>
        <translation>村、社区</translation>
    </message>
    <message>
        <source>Town, street</source>
        <translation>乡镇、街道</translation>
    </message>
    <message>
        <source>few to many</source>
        <translation>由少到多</translation>
    </message>
</context>
<context>
    <name>huying::LayerPanel</name>
    <message>
        <source>Pe</source>
        <comment>mark of the group People</comment>
        <translation>人</translation>
    </message>
    <message>
        <source>La</source>
        <comment>mark of the group Land</comment>
        <translation>地</translation>
    </message>
    <message>
        <source>Ca</source>
        <comment>mark of the group Cases</comment>
        <translation>事</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>在途事件</translation>
    </message>
    <message>
        <source>Th</source>
        <comment>mark of the group Things</comment>
        <translation>物</translation>
    </message>
    <message>
        <source>Op</source>
        <comment>mark of the group Sentiment</comment>
        <translation>情</translation>
    </message>
    <message>
        <source>Public opinion</source>
        <translation>社情民意</translation>
    </message>
    <message>
        <source>Org</source>
        <comment>mark of the group Organisations</comment>
        <translation>组织</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>党群与单位</translation>
    </message>
    <message>
        <source>Map</source>
        <comment>mark of the map project&apos;s layers</comment>
        <translation>图</translation>
    </message>
    <message>
        <source>Project layers</source>
        <translation>工程图层</translation>
    </message>
    <message>
        <source>Layer panel</source>
        <translation>图层面板</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员与力量</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格与边界</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>摄像与部件</translation>
    </message>
</context>
<context>
    <name>huying::LayerRow</name>
    <message>
        <source>1000</source>
        <comment>unit of a shortened count</comment>
        <extracomment>How many things make one unit of a shortened count: 1000 (k) or 10000 (万).</extracomment>
        <translation>10000</translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>shortened count</comment>
        <translation>%1 万</translation>
    </message>
    <message>
        <source>%1: your account may not see this layer</source>
        <translation>%1：您的账号无权查看此图层</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>can&apos;t be drawn</source>
        <translation>无法绘制</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已收起</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>已筛选</translation>
    </message>
</context>
<context>
    <name>huying::LayerTitle</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Layer panel</source>
        <translation>图层面板</translation>
    </message>
    <message>
        <source>Fold or unfold the layer panel</source>
        <translation>收起或展开图层面板</translation>
    </message>
    <message>
        <source>Six elements</source>
        <translation>六要素</translation>
    </message>
</context>
<context>
    <name>huying::LimitBlock</name>
    <message>
        <source> (limit %1)</source>
        <translation>（时限 %1）</translation>
    </message>
    <message>
        <source>Overdue by</source>
        <translation>已超时限</translation>
    </message>
    <message>
        <source>Clock stopped, left</source>
        <translation>停钟，剩余</translation>
    </message>
    <message>
        <source>Time used</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>无时限</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时限</translation>
    </message>
    <message>
        <source>Reported %1</source>
        <translation>上报 %1</translation>
    </message>
    <message>
        <source>Done in time</source>
        <translation>按期办结</translation>
    </message>
    <message>
        <source>Done late</source>
        <translation>超期办结</translation>
    </message>
    <message>
        <source>Stopped since %1</source>
        <translation>停钟自 %1</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>到期 %1</translation>
    </message>
    <message>
        <source>Used %1%</source>
        <translation>已用 %1%</translation>
    </message>
</context>
<context>
    <name>huying::LineReader</name>
    <message>
        <source>Macros</source>
        <translation>快捷语</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) it may be</source>
        <translation>
            <numerusform>可能是这 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::ListExport</name>
    <message>
        <source>The store is closed</source>
        <translation>数据文件已关闭，请重新打开后再导出</translation>
    </message>
</context>
<context>
    <name>huying::LoadDialog</name>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Huying – first load</source>
        <translation>呼应 · 首次下载</translation>
    </message>
    <message>
        <source>From %1 into %2. Only what this account may see; later only changes travel.</source>
        <translation>从 %1 下载到 %2。只含本账号有权看到的数据，以后只传变化。</translation>
    </message>
    <message>
        <source>Loading this seat&apos;s copy</source>
        <translation>正在下载本席副本</translation>
    </message>
    <message>
        <source>, about %1 left</source>
        <translation>，约剩 %1</translation>
    </message>
    <message>
        <source>%L1 of about %L2 rows%3</source>
        <translation>%L1 / 约 %L2 行%3</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>%L1 rows; building the indexes…</source>
        <translation>%L1 行已到，正在建立索引…</translation>
    </message>
    <message>
        <source>Huying – change of account</source>
        <translation>呼应 – 换账号</translation>
    </message>
    <message>
        <source>The copy becomes that of %1</source>
        <translation>本席副本换给 %1</translation>
    </message>
    <message>
        <source>What this account may not see is removed here, what it may see is fetched. Nothing that waits to be sent is lost.</source>
        <translation>这个账号看不到的从本机删去，看得到的取来。还没送出的动作一件不丢。</translation>
    </message>
    <message>
        <source>Comparing with upstream…</source>
        <translation>正在与上级库核对…</translation>
    </message>
    <message>
        <source>%1; trying again…</source>
        <translation>%1；正在再试…</translation>
    </message>
</context>
<context>
    <name>huying::LockCover</name>
    <message>
        <source>Seat locked</source>
        <translation>席位已锁定</translation>
    </message>
    <message>
        <source>Data goes on coming in; nothing on this screen can be read or done.</source>
        <translation>数据照常接入；锁定期间看不到、也办不了任何事。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>huying::LookersLine</name>
    <message>
        <source>Also open at: %1</source>
        <translation>也在看：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>huying::LostList</name>
    <message>
        <source>Cases that cost points</source>
        <translation>失分案卷</translation>
    </message>
    <message>
        <source>Nothing lost here</source>
        <translation>此项没有失分</translation>
    </message>
    <message>
        <source>%L1 more…</source>
        <translation>另 %L1 件…</translation>
    </message>
    <message>
        <source>Show them in the table</source>
        <translation>在表中列出</translation>
    </message>
</context>
<context>
    <name>huying::MacroDialog</name>
    <message>
        <source>Macros</source>
        <translation>快捷语</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Line that =NAME stands for</source>
        <translation>“=名称”代表的命令</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Type =NAME in the command line; what follows it is added to the line.</source>
        <translation>命令行里打“=名称”即可，后面的内容接在命令之后。</translation>
    </message>
</context>
<context>
    <name>huying::MapBar</name>
    <message>
        <source>Map tools</source>
        <translation>地图工具</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Click selects, drag moves the map</source>
        <translation>点击选择，拖动移动地图</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>测距</translation>
    </message>
    <message>
        <source>Click point by point, double-click ends, Esc clears</source>
        <translation>逐点点击，双击结束，Esc 清除</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>测面</translation>
    </message>
    <message>
        <source>Click round the area, double-click ends, Esc clears</source>
        <translation>沿边界逐点点击，双击结束，Esc 清除</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>圈选</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Drag a box to count what is in it; Enter counts all in view</source>
        <translation>拖出方框，统计框内对象；回车统计当前画面</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Draw round what is to be counted; Enter counts all in view</source>
        <translation>按住拖动圈出范围并统计；回车统计当前画面</translation>
    </message>
</context>
<context>
    <name>huying::MapExport</name>
    <message>
        <source>The map engine did not draw the base map, so nothing was written. %1 Try again when the status line says that the base map is ready.</source>
        <translation>地图引擎没有画出底图，所以没有写文件。%1请等状态栏显示“底图就绪”后再导出。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: choose another folder, or make room on the disk.</source>
        <translation>%1 写不了：请换一个文件夹，或清理磁盘空间。</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: there is no room for the pictures on it in %2.</source>
        <translation>%1 写不了：%2 里没有空间放成图用的图片，请清出磁盘空间。</translation>
    </message>
    <message>
        <source>Nothing was written to %1. %2</source>
        <translation>%1 没有写成。%2</translation>
    </message>
</context>
<context>
    <name>huying::MapHeading</name>
    <message>
        <source>Outside of all areas</source>
        <translation>不在任何辖区内</translation>
    </message>
</context>
<context>
    <name>huying::MapLayers</name>
    <message>
        <source>Grid workers and forces</source>
        <translation>网格员与力量</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>实有人口</translation>
    </message>
    <message>
        <source>County and towns</source>
        <translation>县镇边界</translation>
    </message>
    <message>
        <source>Villages and communities</source>
        <translation>村居边界</translation>
    </message>
    <message>
        <source>Grids</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>在途事件</translation>
    </message>
    <message>
        <source>Open cases by area</source>
        <translation>辖区在途密度</translation>
    </message>
    <message>
        <source>Cameras</source>
        <translation>摄像</translation>
    </message>
    <message>
        <source>City parts and sensors</source>
        <translation>部件与感知</translation>
    </message>
    <message>
        <source>Public opinion</source>
        <translation>舆情民意</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>党群与单位</translation>
    </message>
</context>
<context>
    <name>huying::MapMenu</name>
    <message>
        <source>Open this case</source>
        <translation>打开这个案卷</translation>
    </message>
    <message>
        <source>Select this unit</source>
        <translation>选中这支力量</translation>
    </message>
    <message>
        <source>Come closer</source>
        <translation>放大看</translation>
    </message>
    <message>
        <source>New case here…</source>
        <translation>在此新建案卷…</translation>
    </message>
    <message>
        <source>Measure from here</source>
        <translation>从这里量距离</translation>
    </message>
    <message>
        <source>Copy coordinate %1</source>
        <translation>复制坐标 %1</translation>
    </message>
    <message>
        <source>Who gets here in 5, 10, 15 minutes</source>
        <translation>5、10、15 分钟谁能到这里</translation>
    </message>
    <message>
        <source>Try %1 here</source>
        <translation>推演：把 %1 放在这里</translation>
    </message>
    <message>
        <source>What is near here…</source>
        <translation>这里的周边…</translation>
    </message>
    <message>
        <source>What lies in the range drawn…</source>
        <translation>所画范围内…</translation>
    </message>
</context>
<context>
    <name>huying::MapNote</name>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>huying::MapShading</name>
    <message>
        <source>Open cases</source>
        <translation>未结案卷</translation>
    </message>
    <message>
        <source>Open cases by 10,000 inhabitants</source>
        <translation>每万人未结案卷</translation>
    </message>
    <message>
        <source>As many areas in each shade</source>
        <translation>按分位分级（每级辖区数相近）</translation>
    </message>
    <message>
        <source>Round numbers between the shades</source>
        <translation>按整数分级</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n day(s)</source>
        <translation>
            <numerusform>%1（近 %n 天）</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::MapSheet</name>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>N</source>
        <translation>北</translation>
    </message>
</context>
<context>
    <name>huying::MapView</name>
    <message>
        <source>%1 mu</source>
        <translation>%1 亩</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole place</source>
        <translation>全域</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>near due</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停钟</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>车组</translation>
    </message>
    <message>
        <source>person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>helper</source>
        <translation>协助</translation>
    </message>
    <message>
        <source>hollow: free</source>
        <translation>空心 空闲</translation>
    </message>
    <message>
        <source>solid: under way</source>
        <translation>实心 在途</translation>
    </message>
    <message>
        <source>base bar: on scene</source>
        <translation>带底线 到场</translation>
    </message>
    <message>
        <source>Open cases by prefecture</source>
        <translation>在途 件/市</translation>
    </message>
    <message>
        <source>Open cases by county</source>
        <translation>在途 件/县</translation>
    </message>
    <message>
        <source>Open cases by town</source>
        <translation>在途 件/镇</translation>
    </message>
    <message>
        <source>Open cases by village</source>
        <translation>在途 件/村</translation>
    </message>
    <message>
        <source>Open cases by grid</source>
        <translation>在途 件/格</translation>
    </message>
    <message>
        <source>Open cases by sub-grid</source>
        <translation>在途 件/微格</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Arrow keys move, plus and minus zoom, Home shows the whole place.</source>
        <translation>方向键移动，加减键缩放，Home 键显示全域。</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>超 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>余 %1</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已派</translation>
    </message>
    <message>
        <source>on the way</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>on scene</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>calls for help</source>
        <translation>求援</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n 件在途</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to come closer</source>
        <translation>点击放大</translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n 个力量</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>City part</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Public opinion</source>
        <translation>舆情民意</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The base map can&apos;t be opened</source>
        <translation>底图打不开</translation>
    </message>
    <message>
        <source>Live layers are shown on plain ground. Mend the file with QGIS Desktop, or name another one with --project; then start the console again.</source>
        <translation>现在只在空白底上显示实时图层。请用 QGIS Desktop 修好这个文件，或用 --project 另指一个，然后重开控制台。</translation>
    </message>
    <message>
        <source>The map engine is not there</source>
        <translation>没有地图引擎</translation>
    </message>
    <message>
        <source>Of the base map you see what was kept from before; live layers are up to date.</source>
        <translation>底图只显示以前缓存的部分；实时图层照常更新。</translation>
    </message>
    <message>
        <source>The base map shows another place</source>
        <translation>底图不是本地的</translation>
    </message>
    <message>
        <source>%1 has nothing within the bounds of this store. Name another project with --project.</source>
        <translation>%1 在本数据的范围内没有内容，请用 --project 另指一个工程。</translation>
    </message>
    <message>
        <source>Layers of the base map that can&apos;t be drawn: %1</source>
        <translation>底图有 %1 个图层画不出来</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>%1 秒前</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>%1 天前</translation>
    </message>
    <message>
        <source>±%1 m</source>
        <translation>±%1 米</translation>
    </message>
    <message>
        <source>Not believed: %1</source>
        <translation>没采用：%1</translation>
    </message>
    <message>
        <source>%1 by prefecture</source>
        <translation>各地市%1</translation>
    </message>
    <message>
        <source>%1 by county</source>
        <translation>各县区%1</translation>
    </message>
    <message>
        <source>%1 by town</source>
        <translation>各乡镇%1</translation>
    </message>
    <message>
        <source>%1 by village</source>
        <translation>各村社区%1</translation>
    </message>
    <message>
        <source>%1 by grid</source>
        <translation>各网格%1</translation>
    </message>
    <message>
        <source>%1 by sub-grid</source>
        <translation>各子网格%1</translation>
    </message>
    <message>
        <source>hot area</source>
        <translation>热点</translation>
    </message>
    <message>
        <source>whistle %1</source>
        <translation>呼叫 %1</translation>
    </message>
    <message>
        <source>open</source>
        <translation>在途数</translation>
    </message>
</context>
<context>
    <name>huying::MessageDelegate</name>
    <message>
        <source>To %1</source>
        <translation>发给 %1</translation>
    </message>
</context>
<context>
    <name>huying::MessageDetail</name>
    <message>
        <source>To %1</source>
        <translation>发给 %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · to %3</source>
        <translation>%1 · %2 · 发给 %3</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>关于 %1</translation>
    </message>
    <message>
        <source>Not sent: %1</source>
        <translation>未发出：%1</translation>
    </message>
    <message>
        <source>%1 (not there yet)</source>
        <translation>%1（未送达）</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Acknowledged (%1): %2</source>
        <translation>已确认（%1）：%2</translation>
    </message>
    <message>
        <source>Not yet (%1): %2</source>
        <translation>未确认（%1）：%2</translation>
    </message>
</context>
<context>
    <name>huying::MessageForm</name>
    <message>
        <source>&amp;Urgent: has to be acknowledged</source>
        <translation>紧急，须确认(&amp;U)</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Name, initials, seat, role; Enter takes the first</source>
        <translation>姓名、首字母、席位或角色；回车取第一个</translation>
    </message>
    <message>
        <source>To</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>&amp;About %1</source>
        <translation>附案卷 %1(&amp;A)</translation>
    </message>
</context>
<context>
    <name>huying::MessageHints</name>
    <message>
        <source>Message not kept</source>
        <translation>消息没有存下</translation>
    </message>
    <message>
        <source>Message not sent</source>
        <translation>消息没有发出</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>%1 messages to acknowledge</source>
        <translation>%1 条消息待确认</translation>
    </message>
    <message>
        <source>Urgent · %1</source>
        <translation>紧急 · %1</translation>
    </message>
    <message>
        <source>%1 acknowledge</source>
        <comment>key</comment>
        <translation>%1 确认</translation>
    </message>
</context>
<context>
    <name>huying::MessagePanel</name>
    <message>
        <source>Got and sent</source>
        <translation>收到和发出</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>打开案卷</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>没有消息</translation>
    </message>
    <message>
        <source>What other seats write comes here, and as a hint over the map</source>
        <translation>别的席位发来的消息在这里，同时在地图上提示</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>写消息</translation>
    </message>
    <message>
        <source>%1 to acknowledge</source>
        <translation>%1 条待确认</translation>
    </message>
</context>
<context>
    <name>huying::MessagesDialog</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>huying::NearbyDialog</name>
    <message>
        <source>What is near</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>Where it was last heard of</source>
        <translation>最后一次报位处</translation>
    </message>
    <message>
        <source>The case has no place on the map yet: locate it first.</source>
        <translation>这个案卷还没有落图：请先定位。</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>地点 %1</translation>
    </message>
    <message>
        <source>Outside of all areas</source>
        <translation>不在任何辖区内</translation>
    </message>
    <message>
        <source>The range drawn on the map</source>
        <translation>图上所画范围</translation>
    </message>
</context>
<context>
    <name>huying::NearbyKindModel</name>
    <message>
        <source>Open cases</source>
        <translation>在途案卷</translation>
    </message>
    <message>
        <source>Public opinion</source>
        <translation>舆情民意</translation>
    </message>
    <message>
        <source>%1 (number only)</source>
        <translation>%1（只报数）</translation>
    </message>
    <message>
        <source>All that is listed</source>
        <translation>全部可列</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit: %1</source>
        <translation>力量 · %1</translation>
    </message>
</context>
<context>
    <name>huying::NearbyPanel</name>
    <message>
        <source>Kinds</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>By distance</source>
        <translation>按距离</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>按键 %1</translation>
    </message>
    <message>
        <source>Radius in metres</source>
        <translation>半径（米）</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>And round it</source>
        <translation>外扩</translation>
    </message>
    <message>
        <source>Counted in %1 ms from what this seat has loaded. People are counted by category, never listed.</source>
        <translation>据本席已装入的登记，用时 %1 毫秒。人员只按类别报数，不列名单。</translation>
    </message>
    <message>
        <source>Nowhere to look round</source>
        <translation>没有可看的地点</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Their number is all that is shown here; who they are stands in the register, for those who care for them.</source>
        <translation>这里只报人数；是谁由负责照护的人在登记中查看。</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有</translation>
    </message>
    <message>
        <source>Choose a wider range: keys 1 to 4.</source>
        <translation>可选更大的半径：按键 1 到 4。</translation>
    </message>
</context>
<context>
    <name>huying::NearbyThingModel</name>
    <message>
        <source>inside</source>
        <translation>范围内</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方位</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
</context>
<context>
    <name>huying::OrgModel</name>
    <message>
        <source>%1: %2 of %3 in time</source>
        <translation>%1：应处置 %3 件，按期 %2 件</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应处置</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>已处置</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>按期率</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>Rework rate</source>
        <translation>返工率</translation>
    </message>
</context>
<context>
    <name>huying::OrgSummary</name>
    <message>
        <source>Organizations this month</source>
        <translation>本月各单位处置</translation>
    </message>
    <message>
        <source>of the cases whose limit ran out this month; double click: its cases</source>
        <translation>按本月到期案卷计，双击查看该单位案卷</translation>
    </message>
</context>
<context>
    <name>huying::Oversight</name>
    <message>
        <source>Clock was set back by %1: check the time of this machine</source>
        <translation>本机时钟被拨回 %1，请核对时间；动作仍按先后记录</translation>
    </message>
    <message>
        <source>Clock jumped ahead by %1 (or this machine slept)</source>
        <translation>本机时钟前跳 %1（或曾休眠），请核对时间</translation>
    </message>
    <message>
        <source>Clock is %1 behind the newest action in the store</source>
        <translation>本机时钟比最新动作慢 %1，请核对时间</translation>
    </message>
    <message>
        <source>Clock shows an impossible year: check the time of this machine</source>
        <translation>本机时钟的年份不对，请核对时间</translation>
    </message>
    <message>
        <source>No working calendar for %1: limits there are counted without its holidays until its file is added</source>
        <translation>缺 %1 年工作日历：跨年时限未扣节假日，请管理员补上文件</translation>
    </message>
</context>
<context>
    <name>huying::OversightGrid</name>
    <message>
        <source>All</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Not assigned yet</source>
        <translation>尚未分派</translation>
    </message>
    <message>
        <source>Open cases by organisation</source>
        <translation>各单位在途案卷</translation>
    </message>
    <message>
        <source>Open cases by town</source>
        <translation>各乡镇在途案卷</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Near due</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Reworked</source>
        <translation>返工</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Urged</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Yellow card</source>
        <translation>黄牌</translation>
    </message>
    <message>
        <source>Red card</source>
        <translation>红牌</translation>
    </message>
</context>
<context>
    <name>huying::PanelBox</name>
    <message>
        <source>Case queue</source>
        <translation>事件队列</translation>
    </message>
    <message>
        <source>Case file</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Towns call, county answers</source>
        <translation>乡呼县应</translation>
    </message>
    <message>
        <source>Nothing that your account may do here</source>
        <translation>本账号此处无可办事项</translation>
    </message>
    <message>
        <source>Preview, not done yet</source>
        <translation>预览 待执行</translation>
    </message>
    <message>
        <source>Unit board</source>
        <translation>力量台</translation>
    </message>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>No positions</source>
        <translation>没有位置来源</translation>
    </message>
</context>
<context>
    <name>huying::PanelTitle</name>
    <message>
        <source>Float panel</source>
        <translation>浮动面板</translation>
    </message>
    <message>
        <source>Close panel</source>
        <translation>关闭面板</translation>
    </message>
</context>
<context>
    <name>huying::PasswordDialog</name>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Password so far</source>
        <translation>原口令</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>It unlocks this seat. At least 8 characters; both empty: the seat unlocks without one.</source>
        <translation>用于解锁本席位，至少 8 位；两处都留空则不用口令解锁。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The two new ones differ.</source>
        <translation>两次输入的新口令不一样。</translation>
    </message>
    <message>
        <source>Too short: at least 8 characters.</source>
        <translation>太短：至少 8 位。</translation>
    </message>
</context>
<context>
    <name>huying::PastControls</name>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>×%1 · %2 min a second</source>
        <translation>×%1 · 每秒 %2 分钟</translation>
    </message>
    <message>
        <source>×%1 · %2 h a second</source>
        <translation>×%1 · 每秒 %2 小时</translation>
    </message>
    <message>
        <source>A quarter of an hour back</source>
        <translation>退一刻钟</translation>
    </message>
    <message>
        <source>Play from here</source>
        <translation>从这里播放</translation>
    </message>
    <message>
        <source>A quarter of an hour on</source>
        <translation>进一刻钟</translation>
    </message>
    <message>
        <source>How fast it plays</source>
        <translation>播放倍速</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>停止播放</translation>
    </message>
</context>
<context>
    <name>huying::PastDesk</name>
    <message>
        <source>Looking back at %1 · read only</source>
        <translation>回看 %1 · 只读</translation>
    </message>
    <message>
        <source>Can&apos;t look back</source>
        <translation>不能回看</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>What was at %1?</source>
        <translation>%1 发生了什么？</translation>
    </message>
    <message>
        <source>Bookmark not kept</source>
        <translation>书签没有存下</translation>
    </message>
    <message>
        <source>No bookmark there</source>
        <translation>那边没有书签了</translation>
    </message>
    <message>
        <source>turning to %1, %2 %</source>
        <translation>正在转到 %1，%2 %</translation>
    </message>
</context>
<context>
    <name>huying::PhotoTile</name>
    <message>
        <source>Before</source>
        <translation>处置前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>处置后</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>看大图</translation>
    </message>
    <message>
        <source>This picture can&apos;t be read</source>
        <translation>图片无法读取</translation>
    </message>
    <message>
        <source>The file is missing</source>
        <translation>文件不在</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Being fetched…</source>
        <translation>正在取来…</translation>
    </message>
    <message>
        <source>Offline, comes with the link</source>
        <translation>离线，联机后取来</translation>
    </message>
</context>
<context>
    <name>huying::PickPanel</name>
    <message>
        <source>Selection</source>
        <translation>圈选统计</translation>
    </message>
    <message>
        <source>What the drawn part of the map holds</source>
        <translation>所圈范围内的对象</translation>
    </message>
    <message>
        <source>Close, Esc</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Close the counts</source>
        <translation>关闭统计</translation>
    </message>
    <message>
        <source>Counts by category and area</source>
        <translation>按类别和区域统计</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>按区域</translation>
    </message>
    <message>
        <source>Area not known</source>
        <translation>区域不明</translation>
    </message>
    <message>
        <source>List them…</source>
        <translation>查看明细…</translation>
    </message>
    <message>
        <source>Nothing of the shown layers lies here</source>
        <translation>此范围内没有已显示图层的对象</translation>
    </message>
</context>
<context>
    <name>huying::PlanBlock</name>
    <message>
        <source>Goes out with the dispatch</source>
        <translation>随派发一并下达</translation>
    </message>
    <message>
        <source>Response plan %1</source>
        <translation>处置预案 %1</translation>
    </message>
</context>
<context>
    <name>huying::PolicyPage</name>
    <message>
        <source>Save policy</source>
        <translation>保存策略</translation>
    </message>
    <message>
        <source>Who may see personal data</source>
        <translation>谁可以查看个人信息</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不锁</translation>
    </message>
    <message>
        <source>Reasons offered, one a line</source>
        <translation>可选理由，每行一个</translation>
    </message>
    <message>
        <source>Shown for</source>
        <translation>显示时长</translation>
    </message>
    <message>
        <source>Seats lock after</source>
        <translation>离席锁屏</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Reporters of cases</source>
        <translation>案卷反映人</translation>
    </message>
    <message>
        <source>People in the register</source>
        <translation>人员名册</translation>
    </message>
    <message>
        <source>Policy saved; seats follow it when they next start</source>
        <translation>策略已保存，各席位下次启动时生效</translation>
    </message>
</context>
<context>
    <name>huying::PressingBlock</name>
    <message>
        <source>Overdue %1 · near %2</source>
        <translation>超期 %1 · 临期 %2</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>未分派</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>No case is overdue or near</source>
        <translation>没有超期和临期案卷</translation>
    </message>
    <message>
        <source>Pressing</source>
        <translation>超期临期</translation>
    </message>
</context>
<context>
    <name>huying::QueueDelegate</name>
    <message>
        <source>Urgent</source>
        <comment>mark in a queue row</comment>
        <translation>急</translation>
    </message>
    <message>
        <source>Sup.</source>
        <comment>supervised, mark in a queue row</comment>
        <translation>督</translation>
    </message>
    <message>
        <source>Urged %1</source>
        <translation>催 %1</translation>
    </message>
    <message>
        <source>Rework %1</source>
        <translation>返 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>state · organization</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 is working on it</source>
        <comment>short, in a queue row</comment>
        <translation>%1编辑中</translation>
    </message>
    <message>
        <source>↑ To be sent to upstream</source>
        <translation>↑ 待上传</translation>
    </message>
</context>
<context>
    <name>huying::QueuePanel</name>
    <message>
        <source>Cases of the queue</source>
        <translation>事件队列</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>在途事件</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Intake</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>待分派</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>在途 %1</translation>
    </message>
    <message>
        <source>No cases here</source>
        <translation>这里没有事件</translation>
    </message>
    <message>
        <source>No case passes the filters</source>
        <translation>没有符合筛选条件的事件</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>0 cases</source>
        <translation>共 0 件</translation>
    </message>
    <message>
        <source>Cases %1–%2 of %3</source>
        <translation>第 %1–%2 件，共 %3 件</translation>
    </message>
    <message numerus="yes">
        <source>%n new case(s) ↑</source>
        <translation>
            <numerusform>%n 件新事件 ↑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new case(s)</source>
        <translation>
            <numerusform>新到 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>New: %1 %2</source>
        <translation>新到 %1 %2</translation>
    </message>
</context>
<context>
    <name>huying::RegisterLayer</name>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>places</source>
        <translation>场所</translation>
    </message>
    <message>
        <source>things</source>
        <translation>部件</translation>
    </message>
    <message>
        <source>cameras</source>
        <translation>摄像</translation>
    </message>
    <message>
        <source>organisations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>opinions</source>
        <translation>民意</translation>
    </message>
</context>
<context>
    <name>huying::ReplayBar</name>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Time machine</source>
        <translation>时光机</translation>
    </message>
    <message>
        <source>Arrivals of the day</source>
        <translation>当日受理</translation>
    </message>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>Replay %1 times as fast</source>
        <translation>%1 倍速回放</translation>
    </message>
    <message>
        <source>%1 replay</source>
        <translation>%1 回放</translation>
    </message>
    <message>
        <source>%1 live</source>
        <translation>%1 实时</translation>
    </message>
    <message>
        <source>Pause the replay</source>
        <translation>暂停回放</translation>
    </message>
    <message>
        <source>Go on with the replay</source>
        <translation>继续回放</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message numerus="yes">
        <source>%n arrived</source>
        <translation>
            <numerusform>受理 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>看另一天</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>书签</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare two instants</source>
        <translation>比较两个时刻</translation>
    </message>
    <message>
        <source>Export as pictures or video</source>
        <translation>导出为图片或视频</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Back to now (Esc)</source>
        <translation>回到现在（Esc）</translation>
    </message>
    <message>
        <source>Bookmark this instant…</source>
        <translation>给这一刻加书签…</translation>
    </message>
    <message>
        <source>%1 past</source>
        <translation>%1 回看</translation>
    </message>
</context>
<context>
    <name>huying::ReportForm</name>
    <message>
        <source>as the item is called</source>
        <translation>不写即用事项名</translation>
    </message>
    <message>
        <source>as the reporter says it</source>
        <translation>按反映人说的写</translation>
    </message>
    <message>
        <source>as the catalogue has it, or 2h, 5 work days…</source>
        <translation>不写即按清单；可写 2h、5工作日</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>急件</translation>
    </message>
    <message>
        <source>New report</source>
        <translation>新上报</translation>
    </message>
    <message>
        <source>name, pinyin initials or code</source>
        <translation>名称、拼音首字母或编码</translation>
    </message>
    <message>
        <source>as the rules say</source>
        <translation>不写即按规则</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Which of the places</source>
        <translation>哪一处</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>反映人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>派往</translation>
    </message>
    <message>
        <source>What was told</source>
        <translation>反映内容</translation>
    </message>
    <message>
        <source>Reason to take it in</source>
        <translation>准入理由</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s): choose</source>
        <translation>
            <numerusform>%n 处候选，请选定</numerusform>
        </translation>
    </message>
    <message>
        <source>Say what it is about: choose an item</source>
        <translation>请选事项：反映的是什么事</translation>
    </message>
    <message>
        <source>There is no organisation called %1</source>
        <translation>没有叫“%1”的单位</translation>
    </message>
    <message>
        <source>A limit reads like %1</source>
        <translation>时限形如 %1</translation>
    </message>
    <message>
        <source>Choose which of the places is meant</source>
        <translation>请选定是哪一处</translation>
    </message>
    <message>
        <source>The address is still being looked for</source>
        <translation>地址还在查找，请稍候</translation>
    </message>
    <message>
        <source>Point on the map · %1</source>
        <translation>图上的点 · %1</translation>
    </message>
</context>
<context>
    <name>huying::ReturnedDelegate</name>
    <message>
        <source>Case not held here any more</source>
        <translation>本机已没有这个案卷</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>未办成：%1</translation>
    </message>
</context>
<context>
    <name>huying::RouteBlock</name>
    <message>
        <source>What every rule made of this case</source>
        <translation>每条规则怎么看这个案卷</translation>
    </message>
    <message>
        <source>Chosen by a person</source>
        <translation>人工分派</translation>
    </message>
    <message>
        <source>By rule %1</source>
        <translation>按规则 %1</translation>
    </message>
    <message>
        <source>Assisted by %1</source>
        <translation>%1配合</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The rules as they are now name %1</source>
        <translation>按现行规则应归%1</translation>
    </message>
    <message>
        <source>A person decides</source>
        <translation>由人决定</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>时限 %1</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>急件</translation>
    </message>
    <message>
        <source>Urgent · %1</source>
        <translation>急件 · %1</translation>
    </message>
    <message>
        <source>The rule only proposes: a person confirms it</source>
        <translation>规则只作建议，须由人确认</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Recommended organization</source>
        <translation>推荐承办</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则链</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>规则链 %1</translation>
    </message>
    <message>
        <source>Also possible</source>
        <translation>备选</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>organization (rule)</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>huying::RouteDrawing</name>
    <message>
        <source>No road leads there</source>
        <translation>道路到不了</translation>
    </message>
    <message>
        <source>straight %1</source>
        <translation>直线 %1</translation>
    </message>
</context>
<context>
    <name>huying::RuleEditor</name>
    <message>
        <source>Save and go live</source>
        <translation>保存并生效</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Compare with last year</source>
        <translation>与去年对比</translation>
    </message>
    <message>
        <source>Routing rules</source>
        <translation>分拨规则</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>历史版本</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Version %1 is in the editor. It goes live when it is saved.</source>
        <translation>第 %1 版已放进编辑器，保存后生效。</translation>
    </message>
    <message numerus="yes">
        <source>Version %1 · %2 · %3 · %n rule(s)</source>
        <translation>
            <numerusform>第 %1 版 · %2 · %3 · %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing saved yet: the rules are those of the site&apos;s file</source>
        <translation>还没有保存过：用的是规则文件</translation>
    </message>
    <message>
        <source>From the site&apos;s file</source>
        <translation>来自规则文件</translation>
    </message>
    <message>
        <source>Version %1 · %2 · %3</source>
        <translation>第 %1 版 · %2 · %3</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>Read only: shift chiefs and business administrators change rules</source>
        <translation>只读：值班长和业务管理员才能改规则</translation>
    </message>
    <message>
        <source>Changed, not live yet</source>
        <translation>已改动，尚未生效</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s): mend them to save</source>
        <translation>
            <numerusform>%n 处错误，改好才能保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 处提醒</numerusform>
        </translation>
    </message>
    <message>
        <source>Version %1 is live in this replay; the store itself is not changed</source>
        <translation>第 %1 版已在本次回放中生效；数据文件本身没有改</translation>
    </message>
    <message>
        <source>Version %1 is live</source>
        <translation>第 %1 版已生效</translation>
    </message>
</context>
<context>
    <name>huying::RuleForm</name>
    <message>
        <source>Urgent</source>
        <translation>急件</translation>
    </message>
    <message>
        <source>A person confirms</source>
        <translation>须人工确认</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>22:00-06:00, several with commas</source>
        <translation>22:00-06:00，多个用逗号隔开</translation>
    </message>
    <message>
        <source>Any of these words, with commas</source>
        <translation>提到其中一个词就算，用逗号隔开</translation>
    </message>
    <message>
        <source>2 work hours; empty: as in the catalogue</source>
        <translation>2 工作时；空着按事项清单</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>When</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>辖区</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日子</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Assisting</source>
        <translation>配合</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Response plan</source>
        <translation>派警方案</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Department that the catalogue names</source>
        <translation>事项清单的主责部门</translation>
    </message>
    <message>
        <source>Station of the town</source>
        <translation>所在乡镇的站所</translation>
    </message>
    <message>
        <source>By the item&apos;s class</source>
        <translation>按事项大类</translation>
    </message>
    <message>
        <source>The limit can&apos;t be read; write it like “2 work hours”</source>
        <translation>时限读不懂，应形如“2 工作时”</translation>
    </message>
</context>
<context>
    <name>huying::RuleModel</name>
    <message>
        <source>; </source>
        <comment>between sentences</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>#</source>
        <comment>order of rules</comment>
        <translation>序</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>When</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Assisting</source>
        <translation>配合</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind of condition, names</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>辖区</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是相符</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>急件</translation>
    </message>
    <message>
        <source>A person confirms</source>
        <translation>须人工确认</translation>
    </message>
</context>
<context>
    <name>huying::RulesDialog</name>
    <message>
        <source>%1 (class)</source>
        <translation>%1（大类）</translation>
    </message>
    <message>
        <source>Routing rules</source>
        <translation>分拨规则</translation>
    </message>
    <message>
        <source>Saved version</source>
        <translation>历史版本</translation>
    </message>
    <message>
        <source>The changes are not saved. Close once more to drop them.</source>
        <translation>改动还没有保存。再关一次就放弃改动。</translation>
    </message>
</context>
<context>
    <name>huying::ScorePanel</name>
    <message>
        <source>How the score is made</source>
        <translation>计分说明</translation>
    </message>
    <message>
        <source>Export the calculation</source>
        <translation>导出计算链</translation>
    </message>
    <message>
        <source>Counted by the system</source>
        <translation>系统得分</translation>
    </message>
    <message>
        <source>Towns&apos; rating</source>
        <translation>乡镇评价</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>双向合成</translation>
    </message>
    <message>
        <source>%1 · %2 · rules %3</source>
        <translation>%1 · %2 · 规则 %3</translation>
    </message>
    <message>
        <source>No town has rated yet: the system&apos;s count alone</source>
        <translation>暂无乡镇评价，按系统得分计</translation>
    </message>
    <message>
        <source>✓ Counted anew, the same, %1</source>
        <translation>✓ 复算一致 %1</translation>
    </message>
    <message>
        <source>Counted anew, not the same, %1</source>
        <translation>复算不一致 %1，请报告管理员</translation>
    </message>
    <message numerus="yes">
        <source>%1, points lost: %n case(s)</source>
        <translation>
            <numerusform>%1失分 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>each %1 ÷ %2 = %3</source>
        <translation>每件 %1 ÷ %2 = %3</translation>
    </message>
    <message>
        <source>Passing this case leaves the score as it is</source>
        <translation>本件通过：合成分不变</translation>
    </message>
    <message>
        <source>Returning it counts once its limit is over</source>
        <translation>本件退回：时限到期后计返工</translation>
    </message>
    <message>
        <source>Returning it: rework %1/%2, score %3</source>
        <translation>本件退回：返工 %1/%2，合成 %3</translation>
    </message>
    <message>
        <source>%1, points lost, %2, %3</source>
        <translation>%1失分 · %2 · %3</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>计算链</translation>
    </message>
    <message>
        <source>Calculation of the score of %1</source>
        <translation>%1计分计算链</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>导出人</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页 共 %2 页</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Formula, case</source>
        <translation>算式、案卷</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>扣分</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>事项</translation>
    </message>
</context>
<context>
    <name>huying::ScoreTable</name>
    <message>
        <source>Score by indicator</source>
        <translation>分项得分</translation>
    </message>
    <message>
        <source>Indicator</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>算式</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>比率</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Where lost</source>
        <translation>失分分布</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>扣分</translation>
    </message>
</context>
<context>
    <name>huying::ShelveForm</name>
    <message>
        <source>Being handled on site</source>
        <translation>已派人现场处置</translation>
    </message>
    <message>
        <source>Waiting for another organization</source>
        <translation>等待外单位</translation>
    </message>
    <message>
        <source>Device under repair</source>
        <translation>设备检修中</translation>
    </message>
    <message>
        <source>Known repeat</source>
        <translation>重复告警</translation>
    </message>
    <message>
        <source>Why it is put aside</source>
        <translation>搁置原因</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>搁置多久</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Shelve: %1</source>
        <translation>搁置：%1</translation>
    </message>
</context>
<context>
    <name>huying::SidesView</name>
    <message>
        <source>%1: wanted %2, now %3</source>
        <translation>%1：当时要 %2，现在 %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>What I did</source>
        <translation>我办的</translation>
    </message>
    <message>
        <source>The case now</source>
        <translation>案卷现在</translation>
    </message>
</context>
<context>
    <name>huying::SignInDialog</name>
    <message>
        <source>Sign in to upstream</source>
        <translation>登录上级库</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Huying – sign in</source>
        <translation>呼应 · 登录</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open the copy on this machine</source>
        <translation>打开本机副本</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>离线办公</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep the password in this desktop&apos;s keyring</source>
        <translation>在这个桌面的密钥环里记住口令</translation>
    </message>
    <message>
        <source>Whoever uses this desktop then signs in as this account without typing. Not for a desktop that shifts share.</source>
        <translation>以后用这个桌面的人不用输入口令就以这个账号登录。几班人共用的桌面不要勾。</translation>
    </message>
</context>
<context>
    <name>huying::SourcesBlock</name>
    <message>
        <source>Sources</source>
        <translation>来源构成</translation>
    </message>
    <message>
        <source>Today · cases</source>
        <translation>今日 · 件</translation>
    </message>
</context>
<context>
    <name>huying::StagesBlock</name>
    <message>
        <source>Closed today %1</source>
        <translation>今日结案 %1</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>在途环节</translation>
    </message>
</context>
<context>
    <name>huying::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>huying::SupervisionPanel</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>督办单</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待批</translation>
    </message>
    <message>
        <source>By organisation</source>
        <translation>按单位</translation>
    </message>
    <message>
        <source>By town</source>
        <translation>按乡镇</translation>
    </message>
    <message>
        <source>Pressing</source>
        <translation>超期临期</translation>
    </message>
    <message>
        <source>Red cards %1 · yellow %2</source>
        <translation>红牌 %1 · 黄牌 %2</translation>
    </message>
</context>
<context>
    <name>huying::SyncBadge</name>
    <message>
        <source>%1 came back</source>
        <translation>退回 %1</translation>
    </message>
</context>
<context>
    <name>huying::SyncDialog</name>
    <message>
        <source>Sync with upstream</source>
        <translation>与上级库同步</translation>
    </message>
    <message>
        <source>The server of this copy</source>
        <translation>本副本的上级库</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
</context>
<context>
    <name>huying::SyncHead</name>
    <message>
        <source>Upstream</source>
        <translation>上级库</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>待传</translation>
    </message>
    <message>
        <source>Of other accounts</source>
        <translation>其他账号待传</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Sent / received since the start</source>
        <translation>本次送出 / 收到</translation>
    </message>
    <message>
        <source>since %1, for %2</source>
        <translation>%1 起，已 %2</translation>
    </message>
    <message>
        <source>; tries again in %1 s</source>
        <translation>；%1 秒后再试</translation>
    </message>
    <message>
        <source>%1. Work goes on; what is done here is kept and sent later.</source>
        <translation>%1。可以照常办理，办的都记在本机，连上后补传。</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message numerus="yes">
        <source> + %n file(s)</source>
        <translation>
            <numerusform>，附件 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n file(s) not taken</source>
        <translation>
            <numerusform>，附件未被接受 %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::SyncHistoryDelegate</name>
    <message>
        <source>Attachment</source>
        <translation>附件</translation>
    </message>
</context>
<context>
    <name>huying::SyncPanel</name>
    <message>
        <source>Came back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Actions that came back</source>
        <translation>退回的动作</translation>
    </message>
    <message>
        <source>Nothing came back</source>
        <translation>没有退回的动作</translation>
    </message>
    <message>
        <source>Upstream has taken what was done here, or will when it is sent</source>
        <translation>本机办的，上级库都已接受，或等着上传</translation>
    </message>
    <message>
        <source>Changes of state</source>
        <translation>状态变化</translation>
    </message>
</context>
<context>
    <name>huying::TimelineModel</name>
    <message>
        <source>not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>basically satisfied</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between facts</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>Current step · for %1</source>
        <translation>当前环节 · 已停留 %1</translation>
    </message>
    <message>
        <source>confirmed: %1 %2</source>
        <comment>unit, what stood against it</comment>
        <translation>确认派发：%1%2</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>规则 %1</translation>
    </message>
</context>
<context>
    <name>huying::ToastLine</name>
    <message>
        <source>%1 %2 s</source>
        <translation>%1 %2 秒</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
</context>
<context>
    <name>huying::TopItemsBlock</name>
    <message>
        <source>7 days · change</source>
        <translation>近 7 日 · 环比</translation>
    </message>
    <message>
        <source>Top items</source>
        <translation>高发事项</translation>
    </message>
</context>
<context>
    <name>huying::TownsBlock</name>
    <message>
        <source>Towns</source>
        <translation>乡镇运行</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 个</translation>
    </message>
    <message>
        <source>%1: open %2, overdue %3</source>
        <translation>%1：在途 %2，超期 %3</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>乡镇</translation>
    </message>
    <message>
        <source>Open</source>
        <comment>column</comment>
        <translation>在途</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>column, closed today</comment>
        <translation>今结</translation>
    </message>
    <message>
        <source>On time %</source>
        <translation>按期率 %</translation>
    </message>
    <message>
        <source>The store has no towns</source>
        <translation>库中没有乡镇</translation>
    </message>
    <message>
        <source>Late</source>
        <comment>column</comment>
        <translation>超期</translation>
    </message>
</context>
<context>
    <name>huying::TraceDialog</name>
    <message>
        <source>Rules · %1</source>
        <translation>规则链 · %1</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>why → organization</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The most specific rule that holds decides; of equals the first.</source>
        <translation>相符的规则里最具体的一条作数；同样具体看先后。</translation>
    </message>
</context>
<context>
    <name>huying::TraceTable</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What held, or the first that did not</source>
        <translation>相符之处，或第一个不符之处</translation>
    </message>
    <message>
        <source>Would go to</source>
        <translation>将归</translation>
    </message>
    <message>
        <source>What every rule made of the case</source>
        <translation>每条规则怎么看这个案卷</translation>
    </message>
    <message>
        <source>Decides: %1</source>
        <translation>作数：%1</translation>
    </message>
    <message>
        <source>Holds, but less specific: %1</source>
        <translation>也相符，但不够具体：%1</translation>
    </message>
</context>
<context>
    <name>huying::TrackingDialog</name>
    <message>
        <source>Positions, fences and patrols</source>
        <translation>位置、围栏与巡查</translation>
    </message>
</context>
<context>
    <name>huying::TrackingPanel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Source or unit</source>
        <translation>来源或力量</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>第几行</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>Why it is not taken</source>
        <translation>为什么没采用</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last fix</source>
        <translation>最近位置</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Fixes</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>没采用</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Fences</source>
        <translation>围栏</translation>
    </message>
    <message>
        <source>Fence</source>
        <translation>围栏</translation>
    </message>
    <message>
        <source>Crossing</source>
        <translation>过界</translation>
    </message>
    <message>
        <source>Patrols</source>
        <translation>巡查</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>考勤</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到岗</translation>
    </message>
    <message>
        <source>Seen last</source>
        <translation>最后看到</translation>
    </message>
    <message>
        <source>In the grid</source>
        <translation>在网格里</translation>
    </message>
    <message>
        <source>Sentences, fixes and tables that were not taken</source>
        <translation>没有采用的语句、定位和配置表</translation>
    </message>
</context>
<context>
    <name>huying::TryBox</name>
    <message>
        <source>What was reported</source>
        <translation>上报内容</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Reported at</source>
        <translation>上报时间</translation>
    </message>
    <message>
        <source>Nobody: a person decides</source>
        <translation>无人，由人决定</translation>
    </message>
    <message>
        <source>Assisted by %1</source>
        <translation>%1配合</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>时限 %1</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>急件</translation>
    </message>
    <message>
        <source>A person confirms</source>
        <translation>须人工确认</translation>
    </message>
    <message>
        <source>Where: town or village</source>
        <translation>地点：乡镇或村（社区）</translation>
    </message>
</context>
<context>
    <name>huying::UnitBlock</name>
    <message>
        <source>Recommended units</source>
        <translation>推荐力量</translation>
    </message>
    <message>
        <source>Other units…</source>
        <translation>其他力量…</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <comment>role × count</comment>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>Needs %1 · straight-line estimate</source>
        <translation>需 %1 · 直线估计</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>No units are on the roster of this store. Import them, or dispatch by phone.</source>
        <translation>名册里没有力量。请先导入，或电话派发。</translation>
    </message>
    <message>
        <source>The case has no place yet: distances are unknown.</source>
        <translation>案卷还没有定位，算不出距离。</translation>
    </message>
    <message>
        <source>Needs %1 · by road</source>
        <translation>需 %1 · 按路程</translation>
    </message>
</context>
<context>
    <name>huying::UnitBoardPanel</name>
    <message>
        <source>On duty only</source>
        <translation>只看在班</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>上岗证</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>案卷</translation>
    </message>
    <message>
        <source>Owes</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>定位</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>力量</translation>
    </message>
    <message>
        <source>Name, initials, role, case number</source>
        <translation>名称、拼音首字母、职责、案号</translation>
    </message>
    <message>
        <source>No units</source>
        <translation>没有力量</translation>
    </message>
    <message>
        <source>The roster of this store is empty; import units to dispatch them</source>
        <translation>名册是空的，导入力量后才能派发</translation>
    </message>
    <message>
        <source>On duty %1 of %2</source>
        <translation>在班 %1 / %2</translation>
    </message>
    <message>
        <source>%1 · late %2</source>
        <translation>%1 · 超时 %2</translation>
    </message>
</context>
<context>
    <name>huying::UnitLayer</name>
    <message>
        <source>units</source>
        <translation>力量</translation>
    </message>
</context>
<context>
    <name>huying::UnmaskDialog</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Show personal data – %1</source>
        <translation>查看个人信息 – %1</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已遮盖</translation>
    </message>
    <message>
        <source>Choose or type why</source>
        <translation>选择或填写理由</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Who looks, when and why is written down before anything is shown.</source>
        <translation>谁、何时、为何查看，先记入审计再显示。</translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation>要写明理由。</translation>
    </message>
    <message>
        <source>Masked again in %1 s</source>
        <translation>%1 秒后遮回</translation>
    </message>
</context>
<context>
    <name>huying::UpstreamGate</name>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>%1. The copy opens with this machine&apos;s password; what is done is sent later.</source>
        <translation>%1。可用本机口令打开副本，办的以后补传。</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>口令不对。</translation>
    </message>
</context>
<context>
    <name>huying::VerdictBar</name>
    <message>
        <source>Verdict</source>
        <translation>核查结论</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>核查意见</translation>
    </message>
    <message>
        <source>Goes into the record with the verdict</source>
        <translation>随结论写入办理记录</translation>
    </message>
    <message>
        <source>Return for</source>
        <translation>退回原因</translation>
    </message>
    <message>
        <source>Photos don&apos;t match</source>
        <translation>照片不符</translation>
    </message>
    <message>
        <source>Not fully handled</source>
        <translation>处置不到位</translation>
    </message>
    <message>
        <source>Reported again at the same place</source>
        <translation>同处再次反映</translation>
    </message>
    <message>
        <source>Reporter not satisfied</source>
        <translation>回访不满意</translation>
    </message>
    <message>
        <source>No photo after</source>
        <translation>缺处置后照片</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between reasons</comment>
        <translation>；</translation>
    </message>
    <message>
        <source>This case is closed; nothing is left to do</source>
        <translation>本案已办结，没有待办动作</translation>
    </message>
    <message>
        <source>Your account has no role for this step</source>
        <translation>您的账号在本环节没有权限</translation>
    </message>
    <message>
        <source>Choose a reason or write one</source>
        <translation>请先选择或填写退回原因</translation>
    </message>
    <message>
        <source>A verdict can be undone for %1 seconds</source>
        <translation>核查后 %1 秒内可撤销；强制结案需值班长办理</translation>
    </message>
    <message>
        <source>Not ticked: %1. Tick them, or write why it passes all the same.</source>
        <translation>未勾选：%1。请勾选，或在意见里写明通过的理由后按回车。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between checks</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>This is the last one</source>
        <translation>这是最后一件</translation>
    </message>
    <message>
        <source>Next %1</source>
        <translation>下一件 %1</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
</context>
<context>
    <name>huying::WallBanner</name>
    <message>
        <source>Longest overdue case</source>
        <translation>超期最久的案卷</translation>
    </message>
    <message>
        <source>No case is overdue</source>
        <translation>当前没有超期案卷</translation>
    </message>
    <message>
        <source>not assigned</source>
        <translation>未分派</translation>
    </message>
    <message>
        <source>Longest overdue</source>
        <translation>超期最久</translation>
    </message>
    <message>
        <source>Open %1, closed today %2</source>
        <translation>在途 %1 件，今日结案 %2 件</translation>
    </message>
</context>
<context>
    <name>huying::WallKpis</name>
    <message>
        <source>Indicators</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Due %1</source>
        <translation>应办 %1</translation>
    </message>
    <message>
        <source>vs last month %1</source>
        <translation>较上月 %1</translation>
    </message>
    <message>
        <source>Closing rate, month</source>
        <translation>结案率 本月</translation>
    </message>
    <message>
        <source>On-time rate</source>
        <translation>按期处置率</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意率</translation>
    </message>
    <message>
        <source>Valid callbacks %1</source>
        <translation>有效回访 %1</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>在途事件</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>今日 %1</translation>
    </message>
    <message>
        <source>Workers online</source>
        <translation>在线网格员</translation>
    </message>
    <message>
        <source>Enlisted %1</source>
        <translation>在册 %1</translation>
    </message>
</context>
<context>
    <name>huying::WallPlaceHeader</name>
    <message>
        <source>Governance cockpit</source>
        <translation>社会治理驾驶舱</translation>
    </message>
    <message>
        <source>%1 governance cockpit</source>
        <translation>%1社会治理驾驶舱</translation>
    </message>
    <message>
        <source>Huying</source>
        <translation>呼应</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>数据截至 %1</translation>
    </message>
</context>
<context>
    <name>huying::WallStateHeader</name>
    <message>
        <source>State of the wall</source>
        <translation>大屏状态</translation>
    </message>
    <message>
        <source>MMM d ddd</source>
        <extracomment>Date on the wall, as QLocale formats it</extracomment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>Public wall · no personal data</source>
        <translation>大屏脱敏 · 不显示个人</translation>
    </message>
    <message>
        <source>Sources today %1/%2</source>
        <translation>今日来源 %1/%2</translation>
    </message>
</context>
<context>
    <name>huying::WallWindow</name>
    <message>
        <source>Huying – %1</source>
        <translation>呼应 – %1</translation>
    </message>
</context>
<context>
    <name>huying::WhistleBoard</name>
    <message>
        <source>Whistles</source>
        <translation>吹哨</translation>
    </message>
    <message>
        <source>No open whistle</source>
        <translation>没有在办的哨</translation>
    </message>
    <message>
        <source>A town calls county departments with V in the case file</source>
        <translation>乡镇在案卷里按 V 吹哨，县级部门应哨</translation>
    </message>
    <message numerus="yes">
        <source>%n whistle(s)</source>
        <translation>
            <numerusform>%n 哨</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a department</source>
        <translation>选一个部门</translation>
    </message>
    <message>
        <source>Nothing that your account may do here</source>
        <translation>本账号此处无可办事项</translation>
    </message>
</context>
<context>
    <name>huying::WhistleDelegate</name>
    <message>
        <source>Case</source>
        <translation>案号</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>吹哨</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>应哨部门</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Arrive</source>
        <translation>报到</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>评哨</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Basically</source>
        <translation>基本满意</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退</translation>
    </message>
    <message>
        <source>To rate</source>
        <translation>待评</translation>
    </message>
    <message>
        <source>%1 late %2</source>
        <translation>%1 迟 %2</translation>
    </message>
    <message>
        <source>Supervised by the system</source>
        <translation>系统督办</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
</context>
<context>
    <name>huying::WhistlesBlock</name>
    <message>
        <source>Whistles</source>
        <translation>乡呼县应</translation>
    </message>
    <message>
        <source>Open %1 · late %2</source>
        <translation>在办 %1 · 超时 %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1→%2</translation>
    </message>
    <message>
        <source>to sign</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>to arrive</source>
        <translation>待到场</translation>
    </message>
    <message>
        <source>to handle</source>
        <translation>待处置</translation>
    </message>
    <message>
        <source>to rate</source>
        <translation>待评价</translation>
    </message>
    <message>
        <source>No whistle is open</source>
        <translation>没有在办的呼叫</translation>
    </message>
</context>
<context>
    <name>huying::figures</name>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
</context>
</TS>
