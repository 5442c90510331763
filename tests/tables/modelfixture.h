#pragma once

#include "recordtablemodel.h"
#include "resourcecatalogue.h"
#include "scriptedsource.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>

#include <optional>

namespace meja {

inline QString page()
{
    return QStringLiteral("page");
}
inline QString jump()
{
    return QStringLiteral("jump");
}
inline QString estimate()
{
    return QStringLiteral("estimate");
}
inline QString count()
{
    return QStringLiteral("count");
}

/// A model over a scripted source, checked by Qt's model tester.
struct ModelFixture
{
    explicit ModelFixture(qint64 size) : source(size), model(source, *findResource(QStringLiteral("orders")))
    {
        // The tester reads every cell after every change, which takes minutes for longer lists.
        if (size <= 6000)
            tester.emplace(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }

    ScriptedSource source;
    RecordTableModel model;
    std::optional<QAbstractItemModelTester> tester;

    void open()
    {
        model.setQuery({});
        model.ensureVisible(0, 40);
    }
    void scrollTo(int first) { model.ensureVisible(first, first + 40); }
    /// The key of a row; 0 when it is not in memory.
    [[nodiscard]] qint64 key(int row) const { return model.record(row) ? model.record(row)->key : 0; }
    void settle()
    {
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    }
};

} // namespace meja
