#include "privatecluster.h"

#include <QCoreApplication>

#include <cstdio>

/// Runs a private cluster until its standard input ends or a test kills it.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const meja::PrivateCluster &cluster = meja::PrivateCluster::shared();
    std::puts(qUtf8Printable(cluster.folder()));
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1;
}
