<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
