<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>meja::ListPage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n selected</numerusform><numerusform>%n selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>All that match but %n are selected</source>
        <translation><numerusform>All that match but one are selected</numerusform><numerusform>All that match but %n are selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation><numerusform>%n row copied</numerusform><numerusform>%n rows copied</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied; %1 are not loaded</source>
        <translation><numerusform>%n row copied; %1 are not loaded</numerusform><numerusform>%n rows copied; %1 are not loaded</numerusform></translation>
    </message>
</context>
</TS>
