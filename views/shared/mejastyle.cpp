#include "mejastyle.h"

#include "stylepaint.h"
#include "theme.h"
#include "tokens.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QLineEdit>
#include <QPainter>
#include <QRadioButton>
#include <QStyleFactory>
#include <QStyleOption>

namespace meja {

MejaStyle::MejaStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void MejaStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *edit = qobject_cast<QLineEdit *>(widget))
        edit->setTextMargins(space::xs, 0, space::xs, 0);
    if (widget->focusPolicy() != Qt::NoFocus)
        widget->setAttribute(Qt::WA_Hover);
}

void MejaStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (static_cast<int>(element)) {
    case PE_PanelButtonCommand:
        return stylepaint::button(*painter, *option);
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        return stylepaint::toolButton(*painter, *option);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth <= 0)
            return;
        return stylepaint::lineEdit(*painter, *option);
    case PE_FrameLineEdit:
        return;
    case PE_FrameFocusRect:
        if (qobject_cast<const QCheckBox *>(widget) || qobject_cast<const QRadioButton *>(widget))
            return stylepaint::focusLine(*painter, option->rect);
        return stylepaint::focusRing(*painter, option->rect);
    case PE_FrameDefaultButton:
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return stylepaint::checkBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return stylepaint::radioButton(*painter, *option);
    case PE_IndicatorTabClose:
        return stylepaint::closeButton(*painter, *option);
    case PE_PanelScrollAreaCorner:
        return painter->fillRect(option->rect, colors().surface);
    case PE_FrameTabBarBase:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
        return;
    case PE_FrameMenu:
    case PE_Frame:
        painter->save();
        painter->setPen(colors().line);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void MejaStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (static_cast<int>(element)) {
    case CE_TabBarTabShape:
        return stylepaint::tab(*painter, *option);
    case CE_HeaderSection:
        return stylepaint::headerSection(*painter, *option);
    case CE_Header:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawControl(CE_HeaderSection, header, painter, widget);
            // Aligns the title with the texts of the cells, also in low headers.
            QStyleOptionHeader label(*header);
            label.rect.adjust(space::s, 0, -space::s, 0);
            return QProxyStyle::drawControl(CE_HeaderLabel, &label, painter, widget);
        }
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, colors().raised);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          colors().line);
        return;
    case CE_Splitter:
        return;
    case CE_ProgressBar:
        return stylepaint::progressBar(*painter, *option);
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && button->features.testFlag(QStyleOptionButton::DefaultButton) &&
            button->state.testFlag(State_Enabled)) {
            QStyleOptionButton onAccent(*button);
            onAccent.palette.setColor(QPalette::ButtonText, colors().onAccent);
            return QProxyStyle::drawControl(element, &onAccent, painter, widget);
        }
        return QProxyStyle::drawControl(element, option, painter, widget);
    default:
        return QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void MejaStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        bar && control == CC_ScrollBar)
        return stylepaint::scrollBar(*painter, *bar,
                                     subControlRect(control, option, SC_ScrollBarSlider, widget));
    if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        box && control == CC_ComboBox && !box->editable)
        return stylepaint::comboBox(*painter, *option);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect MejaStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool vertical = bar->orientation == Qt::Vertical;
    const int length = vertical ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const qint64 share = range > 0 ? qint64(length) * bar->pageStep / (range + bar->pageStep) : length;
    const int slider = std::min(length, std::max(static_cast<int>(share), 32));
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - slider, bar->upsideDown);
    const auto along = [&](int from, int extent) {
        return vertical ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), extent)
                        : QRect(bar->rect.left() + from, bar->rect.top(), extent, bar->rect.height());
    };
    switch (static_cast<int>(part)) {
    case SC_ScrollBarGroove:
        return along(0, length);
    case SC_ScrollBarSlider:
        return along(start, slider);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + slider, length - start - slider);
    default:
        return {};
    }
}

QRect MejaStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_ItemViewItemFocusRect) // The ring around the text would cover its first letter.
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize MejaStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        wanted = QSize(wanted.width() + 2 * space::xs, std::max(wanted.height(), height::control));
    if (type == CT_ItemViewItem) // The lists in all sheets and boxes have the same rows.
        wanted.setHeight(std::max(wanted.height(), height::row));
    if (type == CT_LineEdit || type == CT_ComboBox)
        wanted.setHeight(std::max(wanted.height(), height::control));
    return wanted;
}

int MejaStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (static_cast<int>(metric)) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_SplitterWidth:
        return 1;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::s;
    case PM_TabBarTabHSpace:
        return 2 * space::m;
    case PM_TabBarTabVSpace:
        return 2 * space::s;
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
        return 18;
    case PM_HeaderMargin:
        return space::s;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int MejaStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *result) const
{
    switch (static_cast<int>(hint)) {
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_UnderlineShortcut:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

} // namespace meja
