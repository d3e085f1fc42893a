<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>Find cases, places, organizations</source>
        <translation>查找案卷、地点、单位</translation>
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
    <name>huying::StatusStrip</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>huying::ToastLine</name>
    <message>
        <source>%1 %2 s</source>
        <translation>%1 %2 秒</translation>
    </message>
</context>
</TS>
