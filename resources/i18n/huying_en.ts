<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FactWords</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message numerus="yes">
        <source>Place · %n may be meant</source>
        <translation>
            <numerusform>Place · %n may be meant</numerusform>
            <numerusform>Place · %n may be meant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may be the same</source>
        <translation>
            <numerusform>%n may be the same</numerusform>
            <numerusform>%n may be the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Does
%n step(s)</source>
        <translation>
            <numerusform>Does
%n step</numerusform>
            <numerusform>Does
%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n file(s) to send</source>
        <translation>
            <numerusform>%n file to send</numerusform>
            <numerusform>%n files to send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) set aside</source>
        <translation>
            <numerusform>%n case set aside</numerusform>
            <numerusform>%n cases set aside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitWords</name>
    <message numerus="yes">
        <source>%n case(s) at hand</source>
        <translation>
            <numerusform>%n case at hand</numerusform>
            <numerusform>%n cases at hand</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::ActivityPanel</name>
    <message numerus="yes">
        <source>%n new step(s) ↑</source>
        <translation>
            <numerusform>%n new step ↑</numerusform>
            <numerusform>%n new steps ↑</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::AlarmZone</name>
    <message numerus="yes">
        <source>%n alarm(s) not acknowledged</source>
        <translation>
            <numerusform>%n to acknowledge</numerusform>
            <numerusform>%n to acknowledge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::BatchDialog</name>
    <message numerus="yes">
        <source>%1: %n case(s)</source>
        <translation>
            <numerusform>%1: %n case</numerusform>
            <numerusform>%1: %n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n case(s)?</source>
        <translation>
            <numerusform>%1: %n case?</numerusform>
            <numerusform>%1: %n cases?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checking stops, the clock of handling goes on; %n organization(s) get the rework.</source>
        <translation>
            <numerusform>Checking stops, the clock of handling goes on; %n organization gets the rework.</numerusform>
            <numerusform>Checking stops, the clock of handling goes on; %n organizations get the rework.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n organization(s) concerned.</source>
        <translation>
            <numerusform>%n organization concerned.</numerusform>
            <numerusform>%n organizations concerned.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::CaseFilePanel</name>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Dispatch %n unit(s)</source>
        <translation>
            <numerusform>Dispatch %n unit</numerusform>
            <numerusform>Dispatch %n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::CheckList</name>
    <message numerus="yes">
        <source>, sent back %n time(s)</source>
        <translation>
            <numerusform>, sent back %n time</numerusform>
            <numerusform>, sent back %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::CommandDeck</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::CoverDrawing</name>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::DayAxis</name>
    <message numerus="yes">
        <source>%1, %n case(s) arrived on this day</source>
        <translation>
            <numerusform>%1, %n case arrived on this day</numerusform>
            <numerusform>%1, %n cases arrived on this day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrived</source>
        <translation>
            <numerusform>%n arrived</numerusform>
            <numerusform>%n arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n limit(s) passed here</source>
        <translation>
            <numerusform>%n limit passed here</numerusform>
            <numerusform>%n limits passed here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n limit(s) about to end here</source>
        <translation>
            <numerusform>%n limit about to end here</numerusform>
            <numerusform>%n limits about to end here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::DensityDialog</name>
    <message numerus="yes">
        <source>The last %n days and those before</source>
        <translation>
            <numerusform>The last %n day and that before</numerusform>
            <numerusform>The last %n days and those before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::DeploymentDialog</name>
    <message numerus="yes">
        <source>%n grid(s)</source>
        <translation>
            <numerusform>%n grid</numerusform>
            <numerusform>%n grids</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n unit(s) a message with the place to go to?</source>
        <translation>
            <numerusform>Send one unit a message with the place to go to?</numerusform>
            <numerusform>Send %n units a message with the place to go to?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) sent</source>
        <translation>
            <numerusform>One order sent</numerusform>
            <numerusform>%n orders sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::FilmDialog</name>
    <message numerus="yes">
        <source>%n picture(s) of this window.</source>
        <translation>
            <numerusform>%n picture of this window.</numerusform>
            <numerusform>%n pictures of this window.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::ForecastStrip</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::GridDesk</name>
    <message numerus="yes">
        <source>%1 · %n grid(s)</source>
        <translation>
            <numerusform>%1 · %n grid</numerusform>
            <numerusform>%1 · %n grids</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Grids saved: %n area(s)</source>
        <translation>
            <numerusform>Grids saved: %n area</numerusform>
            <numerusform>Grids saved: %n areas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n register row(s) lie in another grid now</source>
        <translation>
            <numerusform>%n register row lies in another grid now</numerusform>
            <numerusform>%n register rows lie in another grid now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::HotSpotDialog</name>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n week(s) in a row up to now significantly more than the place as a whole, %1</source>
        <translation>
            <numerusform>%n week in a row up to now significantly more than the place as a whole, %1</numerusform>
            <numerusform>%n weeks in a row up to now significantly more than the place as a whole, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>significantly more until %n week(s) ago, %1</source>
        <translation>
            <numerusform>significantly more until %n week ago, %1</numerusform>
            <numerusform>significantly more until %n weeks ago, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hot spots of %n week(s)</source>
        <translation>
            <numerusform>Hot spots of %n week</numerusform>
            <numerusform>Hot spots of %n weeks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::LayerFilter</name>
    <message numerus="yes">
        <source>No visit in %n day(s)</source>
        <translation>
            <numerusform>No visit in %n day</numerusform>
            <numerusform>No visit in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n category(ies)</source>
        <translation>
            <numerusform>%n category</numerusform>
            <numerusform>%n categories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::LayerRow</name>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::LineReader</name>
    <message numerus="yes">
        <source>%n place(s) it may be</source>
        <translation>
            <numerusform>%n place it may be</numerusform>
            <numerusform>%n places it may be</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::MapShading</name>
    <message numerus="yes">
        <source>%1, %n day(s)</source>
        <translation>
            <numerusform>%1, %n day</numerusform>
            <numerusform>%1, %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::MapView</name>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::NearbyPanel</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::QueuePanel</name>
    <message numerus="yes">
        <source>%n new case(s) ↑</source>
        <translation>
            <numerusform>%n new case ↑</numerusform>
            <numerusform>%n new cases ↑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new case(s)</source>
        <translation>
            <numerusform>%n new case</numerusform>
            <numerusform>%n new cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::ReplayBar</name>
    <message numerus="yes">
        <source>%n arrived</source>
        <translation>
            <numerusform>%n arrived</numerusform>
            <numerusform>%n arrived</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::ReportForm</name>
    <message numerus="yes">
        <source>%n place(s): choose</source>
        <translation>
            <numerusform>%n place: choose</numerusform>
            <numerusform>%n places: choose</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::RuleEditor</name>
    <message numerus="yes">
        <source>Version %1 · %2 · %3 · %n rule(s)</source>
        <translation>
            <numerusform>Version %1 · %2 · %3 · %n rule</numerusform>
            <numerusform>Version %1 · %2 · %3 · %n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s): mend them to save</source>
        <translation>
            <numerusform>%n error: mend it to save</numerusform>
            <numerusform>%n errors: mend them to save</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::ScorePanel</name>
    <message numerus="yes">
        <source>%1, points lost: %n case(s)</source>
        <translation>
            <numerusform>%1, points lost: %n case</numerusform>
            <numerusform>%1, points lost: %n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::ShelveForm</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::SupervisionPanel</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::SyncHead</name>
    <message numerus="yes">
        <source> + %n file(s)</source>
        <translation>
            <numerusform> + %n file</numerusform>
            <numerusform> + %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n file(s) not taken</source>
        <translation>
            <numerusform>, %n file not taken</numerusform>
            <numerusform>, %n files not taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>huying::WhistleBoard</name>
    <message numerus="yes">
        <source>%n whistle(s)</source>
        <translation>
            <numerusform>%n whistle</numerusform>
            <numerusform>%n whistles</numerusform>
        </translation>
    </message>
</context>
</TS>
