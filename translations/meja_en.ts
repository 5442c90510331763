<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation><numerusform>%Ln row</numerusform><numerusform>%Ln rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln entry(ies)</source>
        <translation><numerusform>%Ln entry</numerusform><numerusform>%Ln entries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln cart item(s)</source>
        <translation><numerusform>%Ln cart item</numerusform><numerusform>%Ln cart items</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln cart(s)</source>
        <translation><numerusform>%Ln cart</numerusform><numerusform>%Ln carts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln checkout session(s)</source>
        <translation><numerusform>%Ln checkout session</numerusform><numerusform>%Ln checkout sessions</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln review(s)</source>
        <translation><numerusform>%Ln review</numerusform><numerusform>%Ln reviews</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact look-up(s)</source>
        <translation><numerusform>%Ln contact look-up</numerusform><numerusform>%Ln contact look-ups</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln order item(s)</source>
        <translation><numerusform>%Ln order item</numerusform><numerusform>%Ln order items</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation><numerusform>%Ln order</numerusform><numerusform>%Ln orders</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln status change(s)</source>
        <translation><numerusform>%Ln status change</numerusform><numerusform>%Ln status changes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment(s)</source>
        <translation><numerusform>%Ln payment</numerusform><numerusform>%Ln payments</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation><numerusform>%Ln product</numerusform><numerusform>%Ln products</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln shipment(s)</source>
        <translation><numerusform>%Ln shipment</numerusform><numerusform>%Ln shipments</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln staff member(s)</source>
        <translation><numerusform>%Ln staff member</numerusform><numerusform>%Ln staff members</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln stock movement(s)</source>
        <translation><numerusform>%Ln stock movement</numerusform><numerusform>%Ln stock movements</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln store(s)</source>
        <translation><numerusform>%Ln store</numerusform><numerusform>%Ln stores</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation><numerusform>%Ln customer</numerusform><numerusform>%Ln customers</numerusform></translation>
    </message>
</context>
<context>
    <name>meja::ListPage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n selected</numerusform><numerusform>%n selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>All results except %n are selected</source>
        <translation><numerusform>All results except one are selected</numerusform><numerusform>All results except %n are selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) copied</source>
        <translation><numerusform>%Ln row copied</numerusform><numerusform>%Ln rows copied</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Copy %Ln row(s)</source>
        <translation><numerusform>Copy %Ln row</numerusform><numerusform>Copy %Ln rows</numerusform></translation>
    </message>
</context>
<context>
    <name>meja::SettingsDialog</name>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
