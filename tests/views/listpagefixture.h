#pragma once

#include "chiprow.h"
#include "filterbar.h"
#include "filterpopup.h"
#include "listhead.h"
#include "listpage.h"
#include "resourcecatalogue.h"
#include "scriptedsource.h"

#include <QAbstractButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace meja {

/// A list page in a window, with a scripted record source.
class ListPageFixture
{
public:
    explicit ListPageFixture(qint64 size, const QString &settingsFile = {})
        : source(size),
          store(settingsFile.isEmpty() ? folder.filePath(QStringLiteral("desk.ini")) : settingsFile,
                QSettings::IniFormat),
          settings(store)
    {}

    void open(const QString &resource = QStringLiteral("orders"))
    {
        page = std::make_unique<ListPage>(
            *findResource(resource),
            DesktopContext{source, {.user = QStringLiteral("sari"), .role = Role::Staff}, settings});
        page->resize(1166, 700);
        page->show();
        page->activateWindow();
        page->setFocus();
        settle();
    }

    void settle()
    {
        for (int i = 0; i < 30; ++i)
            QCoreApplication::processEvents();
    }

    [[nodiscard]] QString chips() const
    {
        QStringList texts;
        for (const ChipRow::Chip &chip : page->findChild<ChipRow *>()->chips())
            texts.append(chip.text);
        return texts.join(QStringLiteral(" | "));
    }
    [[nodiscard]] ListQuery lastQuery() const { return source.pages.last().query; }
    [[nodiscard]] FilterPopup *popup() const { return page->findChild<FilterPopup *>(); }
    void openFilter(const QString &column)
    {
        auto *button = page->findChild<QAbstractButton *>(QStringLiteral("filter-") + column);
        QVERIFY(button);
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
        else
            page->head().filters().open(column);
        settle();
        QVERIFY(popup());
    }
    /// Clicks beside the texts of the row, so that no link opens.
    void clickRow(int row, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        RecordView &view = page->view();
        const QPoint place(4, (row - view.topRow()) * view.rowHeight() + 10);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, keys, place);
    }
    void key(int code, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        QTest::keyClick(&page->view(), static_cast<Qt::Key>(code), keys);
        settle();
    }
    void clickHead(const QString &column, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        RecordHeader &heads = page->view().header();
        const auto section = static_cast<int>(page->model().columnNames().indexOf(column));
        const QPoint place(heads.sectionViewportPosition(section) + 20, 10);
        QTest::mouseClick(heads.viewport(), Qt::LeftButton, keys, place);
        settle();
    }
    [[nodiscard]] qint64 keyAt(int row) const
    {
        const Record *record = page->model().record(row);
        return record ? record->key : 0;
    }

    ScriptedSource source;
    QTemporaryDir folder;
    QSettings store;
    DesktopSettings settings;
    std::unique_ptr<ListPage> page;
};

} // namespace meja
